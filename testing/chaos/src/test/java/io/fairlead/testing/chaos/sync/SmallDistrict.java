package io.fairlead.testing.chaos.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.chaos.sync.SyncRun.Counts;
import io.fairlead.testing.chaos.sync.SyncRun.OfStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A few records at a provider, what became of them, and at most one mistake in it. */
final class SmallDistrict {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What went wrong on the way. */
    enum Mistake {
        NONE,
        LOSES_ONE,
        HAS_AN_OLD_NAME,
        LEAVES_A_FIELD_OUT,
        KEEPS_WHAT_IS_DELETED,
        DELETES_WHAT_IS_THERE,
        HAS_ONE_TWICE,
        HAS_ONE_TOO_MANY,
        REFERS_TO_NOTHING,
        CALLS_A_WHOLE_ONE_INCOMPLETE,
        TELLS_NOBODY,
        TELLS_AN_OLD_NAME_LAST,
        TELLS_OF_NO_DELETION,
        COUNTS_ONE_TOO_FEW,
        COUNTS_ANOTHER_SUM,
        FAILS,
        REJECTS,
        READS_IN_VAIN,
        COMMITS_WHAT_IT_HAS_NOT_READ
    }

    private final Mistake mistake;
    private final Map<String, Map<String, JsonNode>> source = new HashMap<>();
    private final Map<String, List<StoredRecord>> live = new HashMap<>();
    private final Map<String, List<StoredRecord>> deleted = new HashMap<>();
    private final ChangeLog log = new ChangeLog();

    SmallDistrict(Mistake mistake) {
        this.mistake = mistake;
        school();
        people();
        newcomerAndLeaver();
    }

    private void school() {
        add("orgs", """
                {"sourcedId":"district","status":"active","name":"Riverside","type":"district","children":[{"sourcedId":"school"}]}""", "{\"name\":\"Riverside\",\"type\":\"district\"}", Map.of());
        add(
                "orgs",
                "{\"sourcedId\":\"school\",\"status\":\"active\",\"name\":\"North\",\"parent\":{\"sourcedId\":\"district\"}}",
                "{\"name\":\"North\",\"parent\":\"district\"}",
                Map.of("district", "orgs"));
        add("classes", """
                {"sourcedId":"class","status":"active","title":"7A","grades":["07"],"school":{"sourcedId":"school"},\
                "terms":[{"sourcedId":"autumn"}]}""", """
                {"title":"7A","grades":["07"],"school":"school","terms":["autumn"]}""", Map.of("school", "orgs", "autumn", "academicSessions"));
        add("academicSessions", """
                {"sourcedId":"autumn","status":"active","title":"Autumn","startDate":"2026-08-31","endDate":"2026-12-18",\
                "schoolYear":"2027"}""", """
                {"title":"Autumn","startDate":"2026-08-31","endDate":"2026-12-18","schoolYear":"2027"}""", Map.of());
        add("courses", """
                {"sourcedId":"course","status":"active","title":"Art","org":{"sourcedId":"district"}}""", "{\"title\":\"Art\",\"org\":\"district\"}", Map.of("district", "orgs"));
    }

    private void people() {
        add("users", """
                {"sourcedId":"student","status":"active","dateLastModified":"2026-11-29T10:00:00.000Z","enabledUser":"true",\
                "givenName":"Mina","familyName":"Berg","roles":[{"role":"student","org":{"href":"x","sourcedId":"school"}}],\
                "primaryOrg":{"sourcedId":"school"},"agents":[{"sourcedId":"guardian"}]}""", """
                {"enabledUser":true,"givenName":"Mina","familyName":"Berg",\
                "roles":[{"role":"student","org":{"href":"x","sourcedId":"school"}}],"primaryOrg":"school",\
                "orgs":["school"],"agents":["guardian"]}""", Map.of("school", "orgs", "guardian", "users"));
        add(
                "users",
                "{\"sourcedId\":\"guardian\",\"status\":\"active\",\"givenName\":\"Jo\",\"familyName\":\"Berg\",\"roles\":[]}",
                "{\"givenName\":\"Jo\",\"familyName\":\"Berg\",\"roles\":[]}",
                Map.of());
        add("enrollments", """
                {"sourcedId":"enrollment","status":"active","role":"student","primary":"false","user":{"sourcedId":"student"},\
                "class":{"sourcedId":"class"}}""", """
                {"role":"student","primary":false,"user":"student","class":"class"}""", Map.of("student", "users", "class", "classes"));
    }

    /** One was deleted after it had come in, the other before. */
    private void newcomerAndLeaver() {
        at("users", "{\"sourcedId\":\"leaver\",\"status\":\"tobedeleted\"}");
        at("users", "{\"sourcedId\":\"stranger\",\"status\":\"tobedeleted\"}");
        var leaver = stored("leaver", "deleted", "{\"givenName\":\"Al\"}", Map.of());
        (mistake == Mistake.KEEPS_WHAT_IS_DELETED ? live : deleted)
                .computeIfAbsent("users", any -> new ArrayList<>())
                .add(leaver);
        tell("users", "leaver", 3, "created", "{\"givenName\":\"Al\"}");
        if (mistake != Mistake.TELLS_OF_NO_DELETION) {
            tell("users", "leaver", 9, "deleted", "null");
        }
        if (mistake == Mistake.HAS_ONE_TOO_MANY) {
            live.computeIfAbsent("users", any -> new ArrayList<>()).add(stored("nobody", "synced", "{}", Map.of()));
        }
        if (mistake == Mistake.DELETES_WHAT_IS_THERE) {
            at("users", "{\"sourcedId\":\"leaver\",\"status\":\"active\",\"givenName\":\"Al\"}");
        }
    }

    private void add(String stream, String item, String record, Map<String, String> references) {
        var id = at(stream, item);
        var isStudent = id.equals("student");
        if (isStudent && mistake == Mistake.LOSES_ONE) {
            return;
        }
        var value = (ObjectNode) json(record);
        var told = record;
        if (isStudent && mistake == Mistake.HAS_AN_OLD_NAME) {
            value.put("familyName", "Tal");
        }
        if (isStudent && mistake == Mistake.LEAVES_A_FIELD_OUT) {
            value.remove("agents");
        }
        if (isStudent && mistake == Mistake.TELLS_AN_OLD_NAME_LAST) {
            told = record.replace("Berg", "Tal");
        }
        Map<Roster.Key, String> ids = new HashMap<>();
        references.forEach((to, of) -> ids.put(
                new Roster.Key(of, to), isStudent && mistake == Mistake.REFERS_TO_NOTHING ? "" : "id-of-" + to));
        var state = isStudent && mistake == Mistake.CALLS_A_WHOLE_ONE_INCOMPLETE ? "incomplete" : "synced";
        var here = live.computeIfAbsent(stream, any -> new ArrayList<>());
        here.add(new StoredRecord("id-of-" + id, state, List.of(id), value, ids));
        if (isStudent && mistake == Mistake.HAS_ONE_TWICE) {
            here.add(new StoredRecord("another-id", state, List.of(id), value, ids));
        }
        if (!isStudent || mistake != Mistake.TELLS_NOBODY) {
            tell(stream, id, 7, "updated", told);
            tell(stream, id, 2, "created", "{\"is\":\"older, and came later\"}");
        }
    }

    private String at(String stream, String item) {
        var record = json(item);
        var id = record.required("sourcedId").asText();
        source.computeIfAbsent(stream, any -> new HashMap<>()).put(id, record);
        return id;
    }

    private static StoredRecord stored(String id, String state, String value, Map<Roster.Key, String> references) {
        return new StoredRecord("id-of-" + id, state, List.of(id), json(value), references);
    }

    private void tell(String stream, String id, int number, String change, String value) {
        var event = json("""
                {"id":"%s-%d","integration":"sync-chaos","stream":"%s","record":"id-of-%s","externalId":"%s","number":%d,\
                "change":"%s","value":%s}""".formatted(id, number, stream, id, id, number, change, value));
        log.add(event);
        log.add(event);
    }

    Stock stock() {
        return new Stock(source, live, deleted);
    }

    ChangeLog log() {
        return log;
    }

    /** Ten pages, one of them read again after a strike. */
    Round round() {
        var users = new Counts(9, 4, 1, 3, 1, 0);
        var orgs = new Counts(2, 2, 0, 0, 0, 0);
        var all = new Counts(11, 6, 1, 3, 1, 0);
        if (mistake == Mistake.COUNTS_ONE_TOO_FEW) {
            users = new Counts(10, 4, 1, 3, 1, 0);
            all = new Counts(12, 6, 1, 3, 1, 0);
        }
        if (mistake == Mistake.COUNTS_ANOTHER_SUM) {
            all = new Counts(12, 6, 1, 4, 1, 0);
        }
        if (mistake == Mistake.REJECTS) {
            users = new Counts(9, 4, 1, 2, 1, 1);
            all = new Counts(11, 6, 1, 2, 1, 1);
        }
        var state = mistake == Mistake.FAILS ? "failed" : "succeeded";
        var reads =
                switch (mistake) {
                    case READS_IN_VAIN -> 12;
                    case COMMITS_WHAT_IT_HAS_NOT_READ -> 9;
                    default -> 11;
                };
        var run = new SyncRun(
                "run",
                "full",
                state,
                "",
                all,
                List.of(new OfStream("orgs", state, 1, orgs), new OfStream("users", state, 9, users)));
        return new Round(List.of(run), reads, 0, 1);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
