package tableflow.console.ui.unlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.PassphraseSource.Purpose;
import tableflow.console.service.profile.PassphraseStrength;
import tableflow.console.ui.Eventually;
import tableflow.console.ui.work.TestWork;

/// Questions for passphrases and their answers, without a window.
class PassphraseDeskTest {

    private final PassphraseDesk desk = new PassphraseDesk();
    private final List<PassphraseQuestion> asked = new CopyOnWriteArrayList<>();

    private FutureTask<Optional<Secret>> ask(Purpose purpose) {
        FutureTask<Optional<Secret>> job = new FutureTask<>(() -> desk.ask(purpose, "encrypted file x"));
        Thread.ofVirtual().start(job);
        return job;
    }

    private PassphraseQuestion question() {
        Eventually.until("asked", () -> !asked.isEmpty());
        return asked.getFirst();
    }

    @Test
    void theJobGetsWhatIsTyped() throws Exception {
        desk.open(asked::add);
        FutureTask<Optional<Secret>> job = ask(Purpose.UNLOCK);
        UnlockViewModel model = new UnlockViewModel(question());
        model.submit();
        assertThat(question().isOver()).as("nothing is typed yet").isFalse();
        model.typed.set(" open sesame");
        model.submit();
        assertThat(job.get(60, TimeUnit.SECONDS)).as("spaces count").contains(new Secret(" open sesame"));
        model.cancel();
        assertThat(job.get()).isPresent();
    }

    @Test
    void givingUpIsAnAnswerToo() throws Exception {
        desk.open(asked::add);
        FutureTask<Optional<Secret>> job = ask(Purpose.UNLOCK_AGAIN);
        UnlockViewModel model = new UnlockViewModel(question());
        assertThat(model.rebuke()).isNotEmpty();
        model.cancel();
        assertThat(job.get(60, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void nobodyIsThereBeforeTheWindowAndAfterIt() {
        assertThat(desk.ask(Purpose.UNLOCK, "x")).isEmpty();
        desk.open(asked::add);
        desk.close();
        assertThat(desk.ask(Purpose.UNLOCK, "x")).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void aCancelledJobTakesItsQuestionBack() {
        desk.open(question -> {
            asked.add(question);
            Thread.currentThread().interrupt();
        });
        FutureTask<Optional<Secret>> job = ask(Purpose.UNLOCK);
        assertThatThrownBy(() -> job.get(60, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(RemoteFailure.class, it ->
                        assertThat(it.is(RemoteFailure.Kind.CANCELLED)).isTrue());
        boolean[] told = new boolean[1];
        question().whenOver(() -> told[0] = true);
        assertThat(told[0]).isTrue();
    }

    @Test
    void aNewPassphraseIsTypedTwice() throws Exception {
        desk.open(asked::add);
        FutureTask<Optional<Secret>> job = ask(Purpose.CHOOSE);
        UnlockViewModel model = new UnlockViewModel(question());
        model.fresh.typed.set("violin gravel");
        model.fresh.repeated.set("violin");
        assertThat(model.fresh.mismatchProperty().get()).as("may still become right").isEmpty();
        assertThat(model.validProperty().get()).isFalse();
        model.submit();
        model.fresh.repeated.set("violet");
        assertThat(model.fresh.mismatchProperty().get()).isNotEmpty();
        assertThat(model.fresh.strengthProperty().get()).isGreaterThanOrEqualTo(PassphraseStrength.FAIR);
        model.fresh.repeated.set("violin gravel");
        model.submit();
        assertThat(job.get(60, TimeUnit.SECONDS)).contains(new Secret("violin gravel"));
    }

    @Test
    void changingSaysWhenThePresentOneIsWrongAndKeepsTheNewOne() {
        TestWork inline = TestWork.inline();
        List<String> changed = new CopyOnWriteArrayList<>();
        ChangePassphraseViewModel model = new ChangePassphraseViewModel(
                inline.work,
                (old, fresh) -> {
                    if (!old.equals(new Secret("right"))) {
                        throw RemoteFailure.of(RemoteFailure.Kind.UNAUTHORIZED, "open", "the passphrase is wrong");
                    }
                    changed.add(fresh.reveal());
                },
                () -> changed.add("told"));
        model.fresh.typed.set("violin gravel");
        model.fresh.repeated.set("violin gravel");
        assertThat(model.possibleProperty().get()).isFalse();
        model.present.set("wrong");
        model.submit();
        assertThat(model.rebukeProperty().get()).isNotEmpty();
        assertThat(model.problemProperty().get()).isNull();
        model.present.set("right");
        assertThat(model.rebukeProperty().get()).isEmpty();
        model.submit();
        assertThat(changed).containsExactly("violin gravel", "told");
    }

    @Test
    void anotherFailureOfTheChangeIsShownWithARetry() {
        TestWork inline = TestWork.inline();
        ChangePassphraseViewModel model = new ChangePassphraseViewModel(
                inline.work,
                (old, fresh) -> {
                    throw RemoteFailure.of(RemoteFailure.Kind.NOT_FOUND, "change the passphrase", "no file");
                },
                () -> {
                    throw new AssertionError("nothing was changed");
                });
        model.present.set("x");
        model.fresh.typed.set("y");
        model.fresh.repeated.set("y");
        model.submit();
        assertThat(model.problemProperty().get()).isNotNull();
        assertThat(model.rebukeProperty().get()).isEmpty();
    }
}
