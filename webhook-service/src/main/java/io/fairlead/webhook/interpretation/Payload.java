package io.fairlead.webhook.interpretation;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A body in the form it is stored: as text where it is text that can be stored, else in base64. The bytes come back
 * exactly.
 */
public record Payload(Form form, String text) {
    private static final String SHOWN_BASE64 = "base64,";

    public enum Form {
        TEXT,
        BASE64
    }

    public static Payload of(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            // PostgreSQL's text has no such character
            if (text.indexOf('\0') < 0) return new Payload(Form.TEXT, text);
        } catch (CharacterCodingException e) {
            return encoded(body);
        }
        return encoded(body);
    }

    private static Payload encoded(byte[] body) {
        return new Payload(Form.BASE64, Base64.getEncoder().encodeToString(body));
    }

    /** As clients and consumers see what is no JSON: as text, or in base64 where that takes less room in JSON. */
    public String shown() {
        return switch (form) {
            case TEXT -> growsInJson() ? SHOWN_BASE64 + encoded(bytes()).text() : text;
            case BASE64 -> SHOWN_BASE64 + text;
        };
    }

    /** Escapes can make a text six times as long, and more than a topic takes; base64 adds a third. */
    private boolean growsInJson() {
        long written = JsonStringEncoder.getInstance().quoteAsUTF8(text).length;
        return written * 3 > bytes().length * 4L;
    }

    public byte[] bytes() {
        return switch (form) {
            case TEXT -> text.getBytes(StandardCharsets.UTF_8);
            case BASE64 -> Base64.getDecoder().decode(text);
        };
    }
}
