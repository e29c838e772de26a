package tableflow.console.ui.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.KeptSecret;
import tableflow.console.service.profile.SecretVault;
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.ui.work.TestWork;

/// The list of profiles, without a window, on the real service.
class ProfilesViewModelTest {

    @TempDir
    private Path folder;

    private final TestWork inline = TestWork.inline();
    private final ProfileBook book = new ProfileBook();
    private final List<String> told = new ArrayList<>();
    private TestProfiles stored;

    @BeforeEach
    void store() {
        stored = new TestProfiles(folder);
        stored.add("live", "prod", true);
        stored.add("shop", "dev", false);
    }

    private ProfilesViewModel list(@Nullable Profile open) {
        ProfilesViewModel list =
                new ProfilesViewModel(inline.work, stored.services, book, open, new ProfilesViewModel.Listener() {
                    @Override
                    public void changed(String name) {
                        told.add("changed " + name);
                    }

                    @Override
                    public void deleted() {
                        told.add("deleted");
                    }
                });
        list.load();
        return list;
    }

    private StoredProfile find(String name) {
        return book.find(name).orElseThrow();
    }

    @Test
    void showsTheProfilesAndWhereTheirSecretsLie() {
        ProfilesViewModel list = list(null);
        assertThat(book.profiles()).extracting(Profile::name).containsExactly("live", "shop");
        assertThat(Objects.requireNonNull(list.placeProperty().get()).kind()).isEqualTo(SecretVault.Kind.MEMORY);
        assertThat(list.isOpen(find("shop"))).isFalse();
        assertThat(list(find("shop").profile()).isOpen(find("shop"))).isTrue();
    }

    @Test
    void theSandboxIsOpenButNoStoredProfileOfItsName() {
        stored.add("sandbox", "dev", false);
        ProfilesViewModel list = list(TestProfiles.profile("sandbox", "dev", false));
        assertThat(list.isSandboxOpen()).isTrue();
        assertThat(list.isOpen(find("sandbox"))).isFalse();
        assertThat(ProfilesViewModel.isEditable(find("sandbox").profile())).isFalse();
        assertThat(ProfilesViewModel.isEditable(find("shop").profile())).isTrue();
    }

    @Test
    void renamesAndTellsOnlyOfTheOpenOne() {
        ProfilesViewModel list = list(find(list(null), "shop").profile());
        list.rename(find("shop"), " shop-eu ");
        assertThat(book.profiles()).extracting(Profile::name).containsExactly("live", "shop-eu");
        assertThat(told).containsExactly("changed shop-eu");
        list.rename(find("live"), "live-eu");
        assertThat(told).hasSize(1);
    }

    private StoredProfile find(ProfilesViewModel loaded, String name) {
        return loaded.book().find(name).orElseThrow();
    }

    @Test
    void badNamesAreRefusedAtTheField() {
        ProfilesViewModel list = list(null);
        for (String bad : List.of("", "  ", ":x", "LIVE", "a\tb")) {
            assertThat(list.checkName(bad, "shop")).as(bad).isNotEmpty();
            list.rename(find("shop"), bad);
            list.duplicate(find("shop"), bad);
        }
        assertThat(list.checkName("shop", "shop")).isEmpty();
        assertThat(book.profiles()).extracting(Profile::name).containsExactly("live", "shop");
    }

    @Test
    void aCopyUsesTheSameSecretsWhichGoWithTheLast() {
        ProfilesViewModel list = list(null);
        String copy = list.nameOfCopy(find("shop"));
        list.duplicate(find("shop"), copy);
        assertThat(list.nameOfCopy(find("shop"))).isNotEqualTo(copy);
        List<KeptSecret> secrets = new ArrayList<>();
        list.prepareDelete(find("shop"), going -> secrets.addAll(going.secrets()));
        assertThat(secrets).hasSize(2).allMatch(KeptSecret::shared);
        list.delete(find("shop"));
        assertThat(stored.profiles.resolve(find(copy).profile().confluent().cloudApiKey()).secret())
                .isEqualTo(new Secret("cloud-secret"));
        secrets.clear();
        list.prepareDelete(find(copy), going -> secrets.addAll(going.secrets()));
        assertThat(secrets)
                .containsExactly(new KeptSecret("cloud", "CLOUD", false), new KeptSecret("kafka", "KAFKA", false));
        String reference = Objects.requireNonNull(find(copy).profile().confluent().cloudApiKey().secretRef());
        list.delete(find(copy));
        assertThat(stored.vault.get(reference)).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void deletingTheOpenOneIsTold() {
        ProfilesViewModel list = list(find(list(null), "shop").profile());
        list.delete(find("shop"));
        assertThat(told).containsExactly("deleted");
    }

    @Test
    void readOnlyIsStored() {
        ProfilesViewModel list = list(null);
        list.setReadOnly(find("shop"), true);
        assertThat(stored.profiles.load("shop").profile().readOnly()).isTrue();
        list.setReadOnly(find("shop"), false);
        assertThat(stored.profiles.load("shop").profile().readOnly()).isFalse();
    }

    @Test
    void aChangeByAnotherConsoleIsNotLost() {
        ProfilesViewModel list = list(null);
        StoredProfile seen = find("shop");
        stored.profiles.update(seen, seen.profile().withReadOnly(true));
        list.rename(seen, "other");
        assertThat(Objects.requireNonNull(list.problemProperty().get()).failure().is(RemoteFailure.Kind.CONFLICT))
                .isTrue();
        assertThat(find("shop").profile().readOnly()).as("read anew").isTrue();
        list.delete(seen);
        assertThat(stored.profiles.list().find("shop")).isPresent();
    }

    @Test
    void filesThatCannotBeUsedAreReportedAndStayReported() throws IOException {
        Files.writeString(folder.resolve("profiles").resolve("torn.json"), "{\"version\"");
        Files.writeString(folder.resolve("profiles").resolve("odd.json"), "{\"version\":1}");
        ProfilesViewModel list = list(null);
        assertThat(book.notices()).hasSize(2);
        assertThat(book.notices()).anySatisfy(it -> assertThat(it.setAsideTo()).isNotNull());
        Files.delete(folder.resolve("profiles").resolve("odd.json"));
        list.load();
        assertThat(book.notices())
                .as("the mended file is news no more")
                .singleElement()
                .satisfies(it -> assertThat(it.setAsideTo()).isNotNull());
    }

    @Test
    void thePassphraseIsChangedThroughTheService() {
        TestProfiles sealed = new TestProfiles(
                folder.resolve("sealed"), SecretVault.Kind.FILE, (why, store) -> Optional.of(new Secret("old")));
        sealed.add("one", "dev", false);
        ProfilesViewModel list =
                new ProfilesViewModel(inline.work, sealed.services, new ProfileBook(), null, new Quiet());
        list.load();
        Profile profile = list.book().profiles().getFirst();
        sealed.services.secrets().changePassphrase(new Secret("old"), new Secret("new"));
        TestProfiles again = new TestProfiles(
                folder.resolve("sealed"), SecretVault.Kind.FILE, (why, store) -> Optional.of(new Secret("new")));
        assertThat(again.profiles.resolve(profile.confluent().cloudApiKey()).secret())
                .isEqualTo(new Secret("cloud-secret"));
    }

    private static final class Quiet implements ProfilesViewModel.Listener {
        @Override
        public void changed(String name) {}

        @Override
        public void deleted() {}
    }
}
