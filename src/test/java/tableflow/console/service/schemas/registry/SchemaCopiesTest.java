package tableflow.console.service.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.SchemaExtras;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.schemas.registry.SchemaCopies.Outcome;
import tableflow.console.service.schemas.registry.SchemaCopies.Plan;
import tableflow.console.service.schemas.registry.SchemaCopies.Result;
import tableflow.console.service.schemas.registry.SchemaCopies.Wish;

/// Copies from one registry over HTTP to another.
class SchemaCopiesTest {

    private static final String MONEY = "{\"type\":\"record\",\"name\":\"Money\",\"fields\":"
            + "[{\"name\":\"amount\",\"type\":\"long\"}]}";
    private static final String ORDER = "{\"type\":\"record\",\"name\":\"Order\",\"fields\":"
            + "[{\"name\":\"total\",\"type\":\"Money\"}]}";
    private static final SubjectName ORDERS = SubjectName.of("orders-value");

    private final RegistryStand from = new RegistryStand();
    private final RegistryStand to = new RegistryStand();
    private final SchemaCopies copies = new SchemaCopies(from.desk(), to.desk());

    @AfterEach
    void stop() {
        from.close();
        to.close();
    }

    private void orders() {
        from.register("money", MONEY.replace("amount", "cents"));
        from.registry().setCompatibility(new SetCompatibility("money", CompatibilityLevel.NONE));
        from.register("money", MONEY);
        from.register("orders-value", ORDER, new SchemaReference("Money", "money", 2));
        from.register("orders-value", ORDER.replace("]}", ",{\"name\":\"n\",\"type\":\"int\",\"default\":0}]}"),
                new SchemaReference("Money", "money", 2));
    }

    private Wish wish(boolean all, boolean sameIds) {
        return new Wish(List.of(ORDERS), all, sameIds);
    }

    @Test
    void whatIsReferredToComesFirstAndNumbersFollow() {
        orders();
        Plan plan = copies.plan(wish(true, false), Progress.NONE);
        assertThat(plan.blocked()).isEmpty();
        assertThat(plan.steps()).extracting(it -> it.place() + " as " + it.number() + " " + it.outcome())
                .containsExactly("money version 2 as 1 REGISTER", "orders-value version 1 as 1 REGISTER",
                        "orders-value version 2 as 2 REGISTER");
        assertThat(plan.steps().getFirst().reference()).isTrue();
        assertThat(plan.consequences()).anyMatch(it -> it.contains("ids of its own"))
                .anyMatch(it -> it.contains("other numbers"));
        Result result = copies.apply(plan, Progress.NONE);
        assertThat(result.failed()).isNull();
        SchemaVersion copied = to.registry().version("orders-value", 2).orElseThrow();
        assertThat(copied.references()).containsExactly(new SchemaReference("Money", "money", 1));
        // A second time nothing is done.
        Plan again = copies.plan(wish(true, false), Progress.NONE);
        assertThat(again.count(Outcome.THERE)).isEqualTo(3);
        copies.apply(again, Progress.NONE);
        assertThat(to.registry().versions("orders-value")).containsExactly(1, 2);
    }

    @Test
    void theNewestAloneIsCopiedUnlessAllAreAskedFor() {
        orders();
        assertThat(copies.plan(wish(false, false), Progress.NONE).steps())
                .extracting(it -> it.place().toString()).containsExactly("money version 2", "orders-value version 2");
    }

    @Test
    void sameIdsTakeImportModeAndGiveItBack() {
        from.register("first", RegistryStand.ONE);
        orders();
        Plan plan = copies.plan(wish(true, true), Progress.NONE);
        assertThat(plan.steps()).allSatisfy(it -> assertThat(it.outcome()).isEqualTo(Outcome.IMPORT));
        assertThat(copies.apply(plan, Progress.NONE).failed()).isNull();
        for (RegisteredSchema version : from.history(ORDERS).versions()) {
            assertThat(to.history(ORDERS).version(version.number()).orElseThrow().id()).isEqualTo(version.id());
        }
        assertThat(to.registry().versions("money")).containsExactly(2);
        assertThat(to.registry().admin().ownMode("orders-value")).isEmpty();
        assertThat(copies.plan(wish(true, true), Progress.NONE).count(Outcome.THERE)).isEqualTo(3);
    }

    @Test
    void anIdThatIsTakenIsRefusedBeforeAnythingIsSent() {
        orders();
        to.register("other", RegistryStand.ONE);
        to.register("another", RegistryStand.TWO);
        Plan plan = copies.plan(wish(false, true), Progress.NONE);
        assertThat(plan.count(Outcome.REFUSED)).isPositive();
        assertThat(plan.blocked()).anyMatch(it -> it.contains("belongs to another schema"));
        assertThatThrownBy(() -> copies.apply(plan, Progress.NONE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCopyThatEndedInTheMiddleIsTakenUp() {
        orders();
        to.register("orders-value", RegistryStand.ONE.replace("\"R\"", "\"Order\""));
        Plan plan = copies.plan(wish(true, false), Progress.NONE);
        Result result = copies.apply(plan, Progress.NONE);
        // The first of the subject does not fit what is there: what came before it stays.
        assertThat(result.done()).hasSize(1);
        assertThat(result.failure()).isNotNull();
        assertThat(Objects.requireNonNull(result.failure()).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(Objects.requireNonNull(result.failed()).place().toString()).isEqualTo("orders-value version 1");
        to.registry().setCompatibility(new SetCompatibility("orders-value", CompatibilityLevel.NONE));
        Plan rest = copies.plan(wish(true, false), Progress.NONE);
        assertThat(rest.count(Outcome.THERE)).isEqualTo(1);
        assertThat(copies.apply(rest, Progress.NONE).failed()).isNull();
        assertThat(to.registry().versions("orders-value")).containsExactly(1, 2, 3);
        assertThat(to.registry().versions("money")).containsExactly(1);
    }

    @Test
    void whatIsReferredToAndGoneIsSaid() {
        SubjectName missing = SubjectName.of("nothing-value");
        assertThatThrownBy(() -> copies.plan(new Wish(List.of(missing), false, false), Progress.NONE))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.kind()).isEqualTo(Kind.NOT_FOUND));
    }

    @Test
    void anInterruptEndsACopyBetweenTwoSteps() throws InterruptedException {
        orders();
        Plan plan = copies.plan(wish(true, false), Progress.NONE);
        RemoteFailure[] ended = new RemoteFailure[1];
        Thread copying = Thread.ofVirtual().unstarted(() -> {
            try {
                copies.apply(plan, (message, done, total) -> {
                    if (done == 1) {
                        Thread.currentThread().interrupt();
                    }
                });
            } catch (RemoteFailure cancelled) {
                ended[0] = cancelled;
            }
        });
        copying.start();
        copying.join();
        assertThat(ended[0].kind()).isEqualTo(Kind.CANCELLED);
        assertThat(to.registry().versions("orders-value")).isEmpty();
        assertThat(to.registry().versions("money")).hasSize(1);
    }

    /// The registry over there, interrupted while it is in IMPORT mode.
    @Test
    void aModeIsGivenBackEvenAfterAnInterrupt() throws InterruptedException {
        orders();
        SchemaRegistry real = to.registry();
        Object admin = Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {tableflow.console.service.port.RegistryAdmin.class}, (proxy, method, given) -> {
                    if (method.getName().equals("register")) {
                        Thread.currentThread().interrupt();
                        throw RemoteFailure.cancelled("register");
                    }
                    return invoke(real.admin(), method, given);
                });
        SchemaRegistry interrupted = (SchemaRegistry) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {SchemaRegistry.class}, (proxy, method, given) ->
                        method.getName().equals("admin") ? admin : invoke(real, method, given));
        SchemaCopies broken = new SchemaCopies(
                from.desk(), new RegistryDesk("to", () -> interrupted, RegistryStand.guard(false)));
        Plan plan = broken.plan(wish(false, true), Progress.NONE);
        boolean[] still = new boolean[1];
        Thread copying = Thread.ofVirtual().unstarted(() -> {
            assertThatThrownBy(() -> broken.apply(plan, Progress.NONE)).isInstanceOf(RemoteFailure.class);
            still[0] = Thread.currentThread().isInterrupted();
        });
        copying.start();
        copying.join();
        assertThat(still[0]).isTrue();
        assertThat(real.admin().ownMode("money")).isEmpty();
        assertThat(real.mode("money")).isEqualTo("READWRITE");
    }

    private static Object invoke(Object target, java.lang.reflect.Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(target, given);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static final SchemaExtras CARRIED = new SchemaExtras(
            "{\"tags\":{\"$.a\":[\"PII\"]},\"properties\":{\"owner\":\"shop\"},\"sensitive\":[\"key\"]}",
            "{\"domainRules\":[{\"name\":\"positive\",\"kind\":\"CONDITION\",\"type\":\"CEL\",\"mode\":\"WRITE\","
                    + "\"expr\":\"message.a > 0\"}]}");

    private void carrying() {
        from.registry().register(
                new NewSchema("orders-value", SchemaFormat.AVRO, RegistryStand.ONE, List.of(), CARRIED));
    }

    private SchemaExtras there() {
        return to.registry().admin().version("orders-value", 1).orElseThrow().extras();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void metadataAndRulesGoWithTheirVersions(boolean sameIds) {
        carrying();
        Plan plan = copies.plan(wish(true, sameIds), Progress.NONE);
        assertThat(plan.steps().getFirst().extras()).isEqualTo(CARRIED);
        assertThat(plan.consequences()).anyMatch(it -> it.startsWith("1 version carries metadata or rules"));
        Result result = copies.apply(plan, Progress.NONE);
        assertThat(result.lost()).isEmpty();
        assertThat(there()).isEqualTo(CARRIED);
        assertThat(copies.plan(wish(true, sameIds), Progress.NONE).count(Outcome.THERE)).isEqualTo(1);
    }

    @Test
    void theyStayBehindWhereThatIsWished() {
        carrying();
        Plan plan = copies.plan(new Wish(List.of(ORDERS), true, false, true), Progress.NONE);
        assertThat(plan.consequences()).contains("Metadata and rule sets stay behind.");
        assertThat(copies.apply(plan, Progress.NONE).lost()).isEmpty();
        assertThat(there().isEmpty()).isTrue();
        assertThat(copies.plan(wish(true, false), Progress.NONE).steps().getFirst().outcome())
                .as("the same text with metadata is another version").isEqualTo(Outcome.REGISTER);
    }

    @Test
    void whatTheTargetDoesNotKeepIsNamed() {
        carrying();
        // A registry of old: it takes the schema and does not know the rest.
        SchemaRegistry old = (SchemaRegistry) Proxy.newProxyInstance(SchemaRegistry.class.getClassLoader(),
                new Class<?>[] {SchemaRegistry.class}, (proxy, method, given) -> {
                    Object[] passed = given;
                    if (given != null && given[0] instanceof NewSchema it) {
                        passed = given.clone();
                        passed[0] = new NewSchema(it.subject(), it.format(), it.text(), it.references());
                    }
                    return method.invoke(to.registry(), passed);
                });
        RegistryDesk desk = new RegistryDesk("old", () -> old, RegistryStand.guard(false));
        SchemaCopies toOld = new SchemaCopies(from.desk(), desk);
        Result result = toOld.apply(toOld.plan(wish(true, false), Progress.NONE), Progress.NONE);
        assertThat(result.failure()).isNull();
        assertThat(result.lost()).containsExactly(
                "old did not keep the metadata and rule set of orders-value version 1");
    }

    @Test
    void whoBringsAVersionBackBringsWhatItCarries() {
        carrying();
        from.register("orders-value", RegistryStand.TWO);
        from.delete(ORDERS, 1);
        Recoveries recoveries = new Recoveries(from.desk());
        recoveries.apply(recoveries.plan(
                new Recoveries.Wish(ORDERS, List.of(1), Recoveries.Way.SAME_NUMBER), Progress.NONE), Progress.NONE);
        assertThat(from.history(ORDERS).version(1).orElseThrow().extras()).isEqualTo(CARRIED);
    }
}
