package io.fairlead.chassis.secret;

import io.fairlead.chassis.secret.SealBroken.Reason;
import java.util.Base64;
import java.util.regex.Pattern;

/** What a sealed value looks like at rest: the version of its key, a full stop, the box in base64. */
final class SealedText {

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private final String version;
    private final byte[] box;

    SealedText(String version, byte[] box) {
        this.version = requireVersion(version);
        this.box = box;
    }

    static SealedText parse(String text) {
        int stop = text.indexOf('.');
        if (stop < 0) {
            throw new SealBroken(Reason.MALFORMED, "the sealed value names no key");
        }
        try {
            return new SealedText(
                    text.substring(0, stop), Base64.getUrlDecoder().decode(text.substring(stop + 1)));
        } catch (IllegalArgumentException e) {
            throw new SealBroken(Reason.MALFORMED, "the sealed value cannot be read");
        }
    }

    String version() {
        return version;
    }

    byte[] box() {
        return box;
    }

    static String requireVersion(String version) {
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("a key's version is 1 to 40 letters, digits, hyphens or underscores");
        }
        return version;
    }

    @Override
    public String toString() {
        return version + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(box);
    }
}
