package tableflow.console.ui.profiles;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.KeptSecret;
import tableflow.console.service.profile.ProfileFolders;
import tableflow.console.service.profile.ProfileListing.Notice;
import tableflow.console.service.profile.SecretVault;
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.PaneHeader;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.profiles.ProfilesViewModel.Place;
import tableflow.console.ui.unlock.PassphraseDialog;

/// The stored profiles as a list: what each leads to, where its secrets lie, and what can be done with it. Files that
/// could not be used stand above it.
public final class ProfilesView extends BorderPane implements ProfileCard.Actions {

    /// What leads out of the list.
    public interface Actions {

        void open(Profile profile);

        void edit(StoredProfile profile);

        void create();

        void back();

        /// Runs `change` of the open profile, which is opened anew by it, after asking whether its panes may be left.
        void reconnecting(Runnable change);
    }

    private final ProfilesViewModel model;
    private final Dialogs dialogs;
    private final Actions actions;
    private final VBox notices = new VBox();
    private final VBox cards = new VBox();
    private final PaneHeader header;
    private final Button passphrase;
    private final Subscription following;

    public ProfilesView(ProfilesViewModel model, Dialogs dialogs, Actions actions) {
        this.model = model;
        this.dialogs = dialogs;
        this.actions = actions;
        getStyleClass().add("profiles");
        Button create = new Button(text("profiles.new"), Icons.of(Feather.PLUS));
        create.setId("profiles-new");
        create.getStyleClass().add("accent");
        create.setOnAction(event -> actions.create());
        passphrase = new Button(text("profiles.passphrase"), Icons.of(Feather.KEY));
        passphrase.setId("profiles-passphrase");
        passphrase.managedProperty().bind(passphrase.visibleProperty());
        passphrase.setOnAction(event -> changePassphrase());
        header = new PaneHeader(text("profiles.title"), passphrase, create);
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        setTop(new VBox(header, banner));

        notices.getStyleClass().add("profile-notices");
        cards.getStyleClass().add("profile-cards");
        cards.disableProperty().bind(model.busyProperty());
        VBox content = new VBox(notices, cards);
        content.getStyleClass().add("profiles-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
        setBottom(buttons());

        following = Subscription.combine(
                model.book().stored().subscribe(this::show),
                model.book().notices().subscribe(this::showNotices),
                model.placeProperty().subscribe(place -> show(place)));
        showNotices();
    }

    /// Stops following the list.
    public void close() {
        following.unsubscribe();
        model.close();
    }

    private Node buttons() {
        Button back = new Button(text("profiles.back"), Icons.of(Feather.ARROW_LEFT));
        back.setId("profiles-back");
        back.setOnAction(event -> actions.back());
        HBox line = new HBox(back);
        line.getStyleClass().add("button-bar-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void show() {
        show(model.placeProperty().get());
    }

    private void show(@Nullable Place place) {
        header.subtitleProperty().set(place == null ? "" : text("profiles.place", place.where()));
        passphrase.setVisible(place != null && place.kind() == SecretVault.Kind.FILE);
        List<Node> nodes = new ArrayList<>();
        if (model.isSandboxOpen()) {
            nodes.add(ProfileCard.ofSandbox());
        }
        for (StoredProfile stored : model.book().stored()) {
            nodes.add(new ProfileCard(stored, model.isOpen(stored), place, this));
        }
        if (nodes.isEmpty()) {
            nodes.add(Placeholder.empty(Feather.USERS, text("profiles.empty"), text("profiles.empty.text"))
                    .action(text("profiles.new"), actions::create));
        }
        cards.getChildren().setAll(nodes);
    }

    private void showNotices() {
        notices.getChildren().setAll(
                model.book().notices().stream().map(ProfilesView::notice).toList());
        notices.setVisible(!notices.getChildren().isEmpty());
        notices.setManaged(notices.isVisible());
    }

    private static Node notice(Notice notice) {
        Label what = wrapped(notice.what(), "profile-notice-what");
        Label where = wrapped(
                notice.setAsideTo() == null
                        ? text("profiles.notice.left", notice.file().toString())
                        : text("profiles.notice.aside", notice.file().toString(), notice.setAsideTo().toString()),
                "field-hint");
        HBox line = new HBox(Icons.of(Feather.ALERT_TRIANGLE, "warning"), new VBox(2, what, where));
        line.getStyleClass().add("profile-notice");
        return line;
    }

    private static Label wrapped(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void changePassphrase() {
        PassphraseDialog[] shown = new PassphraseDialog[1];
        Runnable close = () -> dialogs.close(shown[0]);
        shown[0] = PassphraseDialog.of(model.changePassphrase(close), close);
        dialogs.show(shown[0]);
    }

    @Override
    public void open(StoredProfile profile) {
        actions.open(profile.profile());
    }

    @Override
    public void edit(StoredProfile profile) {
        actions.edit(profile);
    }

    @Override
    public void rename(StoredProfile profile) {
        name(new NameDialog.Wording(
                        text("profiles.rename.title", profile.name()), text("profiles.rename.text"),
                        text("profiles.rename.action")),
                profile.name(), profile.name(),
                name -> reconnecting(profile, () -> model.rename(profile, name)));
    }

    @Override
    public void duplicate(StoredProfile profile) {
        name(new NameDialog.Wording(
                        text("profiles.duplicate.title", profile.name()), text("profiles.duplicate.text"),
                        text("profiles.duplicate.action")),
                model.nameOfCopy(profile), null,
                name -> model.duplicate(profile, name));
    }

    private void name(
            NameDialog.Wording wording,
            String proposed,
            @Nullable String before,
            java.util.function.Consumer<String> then) {
        NameDialog[] shown = new NameDialog[1];
        shown[0] = new NameDialog(
                wording, proposed, typed -> model.checkName(typed, before), new NameDialog.Ends(
                        typed -> {
                            dialogs.close(shown[0]);
                            then.accept(typed);
                        },
                        () -> dialogs.close(shown[0])));
        dialogs.show(shown[0]);
    }

    @Override
    public void setReadOnly(StoredProfile profile, boolean readOnly) {
        Runnable change = () -> reconnecting(profile, () -> model.setReadOnly(profile, readOnly));
        if (!readOnly && profile.profile().isProduction()) {
            dialogs.confirm(
                    Confirmation.destroying(
                            text("profiles.writable.title", profile.name()), text("profiles.writable.text"),
                            List.of(), text("profiles.writable.action"), profile.name()),
                    change);
        } else {
            change.run();
        }
    }

    @Override
    public void delete(StoredProfile profile) {
        model.prepareDelete(profile, going -> dialogs.confirm(
                new Confirmation(
                        text("profiles.delete.title", profile.name()),
                        text(going.isNothing() ? "profiles.delete.plain" : "profiles.delete.text"),
                        Stream.concat(
                                        going.secrets().stream().map(ProfilesView::words),
                                        going.kept().stream().map(ProfilesView::words))
                                .toList(),
                        text("profiles.delete.action"),
                        true,
                        profile.profile().isProduction() ? profile.name() : null),
                () -> reconnecting(profile, () -> model.delete(profile))));
    }

    private static String words(ProfileFolders.Kept kept) {
        return text("profiles.kept." + kept.area().name(), Units.size(kept.bytes()));
    }

    private static String words(KeptSecret secret) {
        String key = text("profiles.secret." + secret.component(), secret.keyId());
        return secret.shared() ? text("profiles.secret.shared", key) : key;
    }

    private void reconnecting(StoredProfile profile, Runnable change) {
        if (model.isOpen(profile)) {
            actions.reconnecting(change);
        } else {
            change.run();
        }
    }
}
