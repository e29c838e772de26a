package tableflow.console.service.messages.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.service.messages.replay.SchemaPlan.Fate;
import tableflow.console.service.profile.TestProfiles;
import tableflow.console.service.schemas.registry.RegistryStand;
import tableflow.console.service.schemas.registry.SchemaCopies;
import tableflow.console.service.schemas.registry.SchemaCopies.Outcome;

/// Which schema of one registry is which of another, and what is registered where there is none.
class SchemaMatchingTest extends TwoRegistries {

    @Test
    void bytesThatOnlyLookLikeAFrame() {
        int taken = to.register("unrelated-value", MONEY).id();
        assertThat(fate(taken)).isInstanceOfSatisfying(Fate.Unknown.class, unknown ->
                assertThat(unknown.there()).isNotNull());
        assertThat(fate(4_711)).isEqualTo(new Fate.Unknown(null));
        assertThat(review().possible()).isFalse();
        assertThat(review().asIs(true).possible()).isTrue();
        assertThat(plan(review()).toRegister()).isEmpty();
        records.clear();
        add(Bytes.of(new byte[] {0, 0, 0, 0, 0, 0, 0, 42}), text("v"));
        assertThat(plan(review()).lines()).as("a small number in eight bytes").isEmpty();
        assertThat(review().possible()).isTrue();
    }

    @Test
    void whatIsReferredToCountsToo() {
        shift();
        from.register("money", MONEY);
        int id = from.register("source-value", ORDER, new SchemaReference("Money", "money", 1)).id();
        // The same text over another Money is another schema.
        to.register("money", MONEY.replace("amount", "cents"));
        level(to, "money");
        to.register("target-value", ORDER, new SchemaReference("Money", "money", 1));
        level(to, "target-value");
        assertThat(fate(id)).isNotInstanceOf(Fate.Renamed.class).isNotInstanceOf(Fate.Same.class);

        SchemaCopies.Plan registering = copies.plan(plan(review()).toRegister(), Progress.NONE);
        assertThat(registering.blocked()).isEmpty();
        assertThat(registering.steps()).extracting(it -> it.under() + " as " + it.number() + " " + it.outcome())
                .containsExactly("money as 2 REGISTER", "target-value as 2 REGISTER");
        copies.apply(registering, Progress.NONE);

        assertThat(fate(id)).isInstanceOfSatisfying(Fate.Renamed.class, renamed ->
                assertThat(renamed.there().references()).containsExactly(new SchemaReference("Money", "money", 2)));
    }

    @Test
    void anOlderVersionIsToldOf() {
        shift();
        int id = from.register("source-value", RegistryStand.ONE).id();
        to.register("target-value", RegistryStand.ONE);
        to.register("target-value", RegistryStand.TWO);
        add(null, framed(id));
        add(null, text("none"));
        assertThat(review().concerns()).containsExactlyInAnyOrder(
                new Concern.OlderSchema(Integer.toString(id), "target-value", 1, 2, 1),
                new Concern.NoSchema("target-value", 1));
    }

    /// The versions that records of one topic name are registered in their order, and each fits those before it.
    @Test
    void versionsAreRegisteredOldestFirst() {
        shift();
        int one = from.register("source-value", RegistryStand.ONE).id();
        int two = from.register("source-value", RegistryStand.TWO).id();
        int three = from.register("source-value", RegistryStand.THREE).id();
        for (int id : new int[] {three, one, two, three}) {
            add(framed(one), framed(id));
        }
        SchemaCopies.Plan registering = copies.plan(plan(review()).toRegister(), Progress.NONE);
        assertThat(registering.steps())
                .extracting(it -> it.place().version() + " under " + it.under() + " as " + it.number())
                .containsExactly("1 under target-key as 1", "1 under target-value as 1", "2 under target-value as 2",
                        "3 under target-value as 3");
        assertThat(copies.apply(registering, Progress.NONE).failed()).isNull();
        assertThat(review().possible()).isTrue();
        assertThat(plan(review()).lines()).allMatch(it -> it.fate() instanceof Fate.Renamed);
        assertThat(copies.plan(plan(review()).toRegister(), Progress.NONE).steps()).isEmpty();
    }

    @Test
    void whatDoesNotFitTheSubjectIsForeseen() {
        int id = from.register("source-value", RegistryStand.BREAKING).id();
        to.register("target-value", RegistryStand.ONE);
        add(null, framed(id));
        SchemaCopies.Plan registering = copies.plan(plan(review()).toRegister(), Progress.NONE);
        assertThat(registering.steps()).singleElement().satisfies(step ->
                assertThat(step.outcome()).isEqualTo(Outcome.REFUSED));
        assertThat(registering.blocked()).singleElement().asString().contains("does not fit", "target-value");
    }

    /// A subject that is named after the record keeps its name.
    @Test
    void anotherNamingStrategy() {
        int id = from.register("com.acme.Order", RegistryStand.ONE).id();
        add(null, framed(id));
        assertThat(plan(review()).toRegister()).singleElement().satisfies(root ->
                assertThat(root.under()).hasToString("com.acme.Order"));
        copies.apply(copies.plan(plan(review()).toRegister(), Progress.NONE), Progress.NONE);
        ReplayReview again = review();
        assertThat(again.possible()).isTrue();
        assertThat(again.concerns()).hasOnlyElementsOfType(Concern.ForeignSchema.class);
    }

    @Test
    void aRegistryThatDoesNotAnswerLeavesItToSomebodysWord() {
        int id = from.register("source-value", RegistryStand.ONE).id();
        add(null, framed(id));
        add(null, framed(id + 1));
        Replay silent = new Replay(
                new Replay.Systems(() -> writing, cluster.sources().kafka(), () -> {
                    throw RemoteFailure.of(Kind.UNREACHABLE, "open the registry", "nobody answers");
                }),
                new Replay.Origin(from::registry, false), TestProfiles.guard(false), InstantSource.fixed(NOW));
        ReplayReview review = silent.review(review().request(), Progress.NONE);
        assertThat(plan(review).lines()).hasSize(2).allSatisfy(line ->
                assertThat(line.fate()).isInstanceOfSatisfying(Fate.NotAsked.class, not ->
                        assertThat(not.why()).contains("nobody answers")));
        assertThat(review.possible()).isFalse();
        assertThat(review.asIs(true).possible()).isTrue();
    }

    @Test
    void keysThatAreNumbersDoNotFloodTheRegistries() {
        for (int i = 0; i < SchemaMatching.MOST_ASKED + 20; i++) {
            add(framed(1_000_000 + i), text("v"));
        }
        ReplayReview review = review();
        assertThat(plan(review).lines()).hasSize(records.size());
        assertThat(plan(review).lines().stream().filter(it -> it.fate() instanceof Fate.NotAsked)).hasSize(20);
        assertThat(plan(review).doubtful()).isEqualTo(records.size());
    }
}
