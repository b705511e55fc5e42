package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.twin.Call;
import io.fairlead.testing.simulators.twin.Lists;
import io.fairlead.testing.simulators.twin.Records;
import io.fairlead.testing.simulators.twin.Twin;
import io.fairlead.testing.simulators.webhook.Dispatch;
import io.fairlead.testing.simulators.webhook.Message;
import io.fairlead.testing.simulators.webhook.Subscriptions;
import io.fairlead.testing.simulators.webhook.Webhooks;
import io.fairlead.testing.simulators.webhook.Wire;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rostering service of OneRoster 1.2, which is read-only; {@link TimeBackUsers} adds a dialect's writes. */
public final class OneRosterTwin implements Twin {

    /** Of the district, unless said. */
    public static final int USERS = 10_000;

    private static final String TOKEN = "/oauth/token";
    static final String SERVICE = "/ims/oneroster/rostering/v1p2";
    static final int SERVICE_SEGMENTS = 4;
    private static final Set<String> PARAMETERS = Set.of("limit", "offset", "sort", "orderBy", "filter", "fields");
    private static final Set<Scope> CORE = Set.of(Scope.ROSTER_READONLY, Scope.ROSTER_CORE_READONLY);
    private static final Set<Scope> NESTED = Set.of(Scope.ROSTER_READONLY);
    private static final Set<Scope> DEMOGRAPHICS = Set.of(Scope.ROSTER_DEMOGRAPHICS_READONLY);

    private final Roster roster;
    private final Relations relations;
    private final Authorization authorization;
    private final TimeBackUsers timeBackUsers;
    private final Office office;
    private final Notices notices;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Webhooks webhooks;
    private final ServedPages pages = new ServedPages();

    /** Tells nobody anything. */
    public OneRosterTwin(Clock clock, int users) {
        this(clock, Wire.NONE, users);
    }

    /** The district has so many users, between 230 and a million. */
    public OneRosterTwin(Clock clock, Wire wire, int users) {
        this.roster = new Roster(users);
        this.relations = new Relations(roster);
        this.authorization = new Authorization(clock);
        this.timeBackUsers = new TimeBackUsers(roster, authorization, clock);
        this.office = new Office(roster, clock);
        this.notices = new Notices(roster, clock);
        this.webhooks = Webhooks.registeredByControl(new StandardScheme(), notices, clock, wire, subscriptions);
        roster.listen(this::tell);
    }

    private void tell(Change change, RecordType type, String sourcedId) {
        if (subscriptions.all().isEmpty()) {
            return;
        }
        Message notice = notices.of(change, type, sourcedId);
        subscriptions.all().forEach(endpoint -> webhooks.sender().send(notice, endpoint, this::settled));
    }

    private void settled(Dispatch dispatch) {
        if (dispatch.state() == Dispatch.State.UNSUBSCRIBED) {
            webhooks.sender().forget(dispatch.endpoint());
            subscriptions.remove(dispatch.endpoint());
        }
    }

    @Override
    public String name() {
        return "oneroster";
    }

    @Override
    public Answer answer(Call call) {
        if (call.path().equals(TOKEN)) {
            return authorization.token(call);
        }
        try {
            if (!call.path().startsWith(SERVICE + "/")) {
                throw Failure.unknownObject("No such service: " + call.path());
            }
            List<String> path =
                    call.segments().subList(SERVICE_SEGMENTS, call.segments().size());
            return call.method().equals("GET") ? read(call, path) : timeBackUsers.write(call, path, service(call));
        } catch (Failure failure) {
            return failure.answer();
        }
    }

    private Answer read(Call call, List<String> path) {
        return switch (path.size()) {
            case 1 -> collection(call, path.getFirst());
            case 2 -> single(call, path.get(0), path.get(1));
            case 3 -> nested(call, path, relations.nested(path.get(0), path.get(1), path.get(2)));
            case 5 -> ofClassInSchool(call, path);
            default -> throw noSuchPath(call);
        };
    }

    private Answer collection(Call call, String name) {
        Subset subset = Subset.named(name).orElseThrow(() -> noSuchPath(call));
        authorization.require(call, scopes(subset));
        return list(call, subset);
    }

    private Answer single(Call call, String name, String sourcedId) {
        Subset subset = Subset.named(name).orElseThrow(() -> noSuchPath(call));
        authorization.require(call, scopes(subset));
        Wording wording = new Wording(service(call), Selection.fields(call.query(), subset.type()));
        return json(wording.single(subset.type().singular(), require(name, sourcedId)));
    }

    private Answer nested(Call call, List<String> path, Optional<Subset> subset) {
        Subset records = subset.orElseThrow(() -> noSuchPath(call));
        authorization.require(call, NESTED);
        require(path.get(0), path.get(1));
        return list(call, records);
    }

    private Answer ofClassInSchool(Call call, List<String> path) {
        if (!path.get(0).equals("schools") || !path.get(2).equals("classes")) {
            throw noSuchPath(call);
        }
        authorization.require(call, NESTED);
        require("classes", path.get(3));
        return nested(call, path, relations.ofClassInSchool(path.get(1), path.get(3), path.get(4)));
    }

    private Answer list(Call call, Subset subset) {
        call.query().without(PARAMETERS::contains).all().stream().findFirst().ifPresent(unknown -> {
            throw Failure.invalidData(400, "Unknown parameter: " + unknown.name());
        });
        Selection selection = Selection.of(call.query(), subset.type());
        Shelf shelf = roster.shelf(subset.type());
        Selection.Page page = selection.page(shelf, subset);
        pages.served(call, selection);
        Wording wording = new Wording(service(call), selection.fields());
        return json(wording.collection(
                        subset.type().plural(), page.numbers().stream().map(shelf::record)))
                .with("X-Total-Count", String.valueOf(page.total()))
                .with("Link", Links.header(call, selection, page.total()));
    }

    private static Answer json(String body) {
        return Answer.text(200, "application/json", body);
    }

    private static Set<Scope> scopes(Subset subset) {
        return subset.type() == RecordType.DEMOGRAPHICS ? DEMOGRAPHICS : CORE;
    }

    private ObjectNode require(String collection, String sourcedId) {
        return Subset.named(collection)
                .flatMap(subset -> roster.find(subset.type(), sourcedId).filter(subset::holds))
                .orElseThrow(() -> Failure.unknownObject("Unknown in %s: %s".formatted(collection, sourcedId)));
    }

    private static Failure noSuchPath(Call call) {
        return Failure.unknownObject("No such path: " + call.path());
    }

    private static String service(Call call) {
        return call.baseUrl() + SERVICE;
    }

    @Override
    public Answer throttled(Call call, @Nullable Duration retryAfter) {
        Duration wait = retryAfter == null ? Duration.ofSeconds(1) : retryAfter;
        return Failure.serverBusy().answer().with("Retry-After", String.valueOf(wait.toSeconds()));
    }

    @Override
    public Answer failed(Call call, int status) {
        return Failure.ofStatus(status).answer();
    }

    @Override
    public Optional<Webhooks> webhooks() {
        return Optional.of(webhooks);
    }

    @Override
    public Optional<Records> records() {
        return Optional.of(office);
    }

    @Override
    public Optional<Lists> lists() {
        return Optional.of(pages);
    }

    @Override
    public void reset() {
        webhooks.reset();
        authorization.reset();
        timeBackUsers.reset();
        roster.reset();
        pages.reads().clear();
    }
}
