package tableflow.console.ui.profiles;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.ui.control.EnvironmentLook;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.StatusPill;
import tableflow.console.ui.profiles.ProfilesViewModel.Place;

/// One profile in the list.
final class ProfileCard extends HBox {

    /// What can be done with a profile.
    interface Actions {

        void open(StoredProfile profile);

        void edit(StoredProfile profile);

        void rename(StoredProfile profile);

        void duplicate(StoredProfile profile);

        void setReadOnly(StoredProfile profile, boolean readOnly);

        void delete(StoredProfile profile);
    }

    /// @param open whether the window works with it
    /// @param place where secrets lie; null while that is not known
    ProfileCard(StoredProfile stored, boolean open, @Nullable Place place, Actions actions) {
        Profile profile = stored.profile();
        EnvironmentLook look = EnvironmentLook.of(profile);
        setId("profile-card-" + profile.name());
        List<Node> marks = new ArrayList<>();
        Label badge = new Label(look.label(profile), Icons.of(look.icon()));
        badge.getStyleClass().addAll("environment-badge", look.styleClass());
        marks.add(badge);
        if (profile.readOnly()) {
            Label readOnly = new Label(text("shell.readonly"), Icons.of(Feather.LOCK));
            readOnly.getStyleClass().add("readonly-badge");
            marks.add(readOnly);
        }
        if (open) {
            marks.add(new StatusPill(Severity.GOOD, text("profiles.isopen")));
        }
        build(profile.name(), look, marks, List.of(leadsTo(profile), keys(profile, place)));
        getChildren().add(buttons(stored, open, actions));
    }

    private ProfileCard() {}

    /// The sandbox, which the window works with: it is made anew at each start, so there is nothing to change.
    static ProfileCard ofSandbox() {
        ProfileCard card = new ProfileCard();
        card.setId("profile-card-sandbox");
        Label badge = new Label(
                text("shell.environment.sandbox"), Icons.of(EnvironmentLook.SANDBOX.icon()));
        badge.getStyleClass().addAll("environment-badge", EnvironmentLook.SANDBOX.styleClass());
        card.build(
                text("profiles.sandbox"), EnvironmentLook.SANDBOX,
                List.of(badge, new StatusPill(Severity.GOOD, text("profiles.isopen"))),
                List.of(text("profiles.sandbox.text")));
        return card;
    }

    private void build(String title, EnvironmentLook look, List<Node> marks, List<String> lines) {
        getStyleClass().addAll("profile-card", look.styleClass());
        setAlignment(Pos.CENTER_LEFT);
        Region stripe = new Region();
        stripe.getStyleClass().add("profile-stripe");
        stripe.setMaxHeight(Double.MAX_VALUE);
        Label name = new Label(title);
        name.getStyleClass().add("profile-title");
        name.setMinWidth(30);
        name.setTooltip(new Tooltip(title));
        HBox first = new HBox(name);
        first.getChildren().addAll(marks);
        marks.forEach(mark -> ((Region) mark).setMinWidth(USE_PREF_SIZE));
        first.getStyleClass().add("badges");
        first.setAlignment(Pos.CENTER_LEFT);
        VBox texts = new VBox(first);
        texts.getStyleClass().add("profile-texts");
        texts.setMinWidth(0);
        for (String line : lines) {
            Label label = new Label(line);
            label.getStyleClass().addAll("text-muted", "small-text");
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            texts.getChildren().add(label);
        }
        HBox.setHgrow(texts, Priority.ALWAYS);
        getChildren().setAll(stripe, texts);
    }

    private static String leadsTo(Profile profile) {
        Profile.Kafka kafka = profile.kafka();
        Profile.Aws aws = profile.aws();
        return String.join("  \u00b7  ", Stream.of(
                        profile.confluent().environmentId(),
                        kafka == null ? text("profiles.nocluster") : kafka.clusterId(),
                        aws == null ? null : aws.region(),
                        aws == null ? null : aws.bucket())
                .filter(part -> part != null && !part.isEmpty())
                .toList());
    }

    private static String keys(Profile profile, @Nullable Place place) {
        Profile.Kafka kafka = profile.kafka();
        Profile.Registry registry = profile.schemaRegistry();
        long count = Stream.of(
                        profile.confluent().cloudApiKey(),
                        kafka == null ? null : kafka.apiKey(),
                        registry == null ? null : registry.apiKey(),
                        profile.tableflow(),
                        profile.aws() == null ? null : profile.aws().accessKey())
                .filter(ProfileCard::isKept)
                .count();
        String where = place == null ? "profiles.place.unknown" : switch (place.kind()) {
            case KEYCHAIN -> "profiles.place.keychain";
            case FILE -> "profiles.place.file";
            case MEMORY -> "profiles.place.memory";
        };
        return text("profiles.keys", count, text(where));
    }

    private static boolean isKept(@Nullable KeyRef key) {
        return key != null && key.secretRef() != null;
    }

    private static Node buttons(StoredProfile stored, boolean isOpen, Actions actions) {
        Profile profile = stored.profile();
        Button open = new Button(text(isOpen ? "profiles.reopen" : "profiles.open"));
        open.setId("profile-open-" + profile.name());
        open.setAccessibleText(text("profiles.open") + ": " + profile.name());
        open.setOnAction(event -> actions.open(stored));
        Button edit = new Button(text("profiles.edit"), Icons.of(Feather.EDIT_2));
        edit.setId("profile-edit-" + profile.name());
        edit.setAccessibleText(text("profiles.edit") + ": " + profile.name());
        edit.setOnAction(event -> actions.edit(stored));
        if (!ProfilesViewModel.isEditable(profile)) {
            edit.setDisable(true);
            edit.setAccessibleHelp(text("profiles.sandbox.edit"));
        }
        MenuButton more = new MenuButton(null, Icons.of(Feather.MORE_HORIZONTAL));
        more.setId("profile-more-" + profile.name());
        more.getStyleClass().addAll("button-icon", "flat", "no-arrow");
        more.setAccessibleText(text("profiles.more", profile.name()));
        more.setTooltip(new Tooltip(text("profiles.more", profile.name())));
        more.getItems().setAll(
                item("profiles.rename", Feather.TYPE, () -> actions.rename(stored)),
                item("profiles.duplicate", Feather.COPY, () -> actions.duplicate(stored)),
                item(profile.readOnly() ? "profiles.writable" : "profiles.readonly",
                        profile.readOnly() ? Feather.UNLOCK : Feather.LOCK,
                        () -> actions.setReadOnly(stored, !profile.readOnly())),
                new SeparatorMenuItem(),
                item("profiles.delete", Feather.TRASH_2, () -> actions.delete(stored)));
        HBox buttons = new HBox(open, edit, more);
        buttons.getStyleClass().add("pane-actions");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(USE_PREF_SIZE);
        return buttons;
    }

    private static MenuItem item(String key, Feather icon, Runnable action) {
        MenuItem item = new MenuItem(text(key), Icons.of(icon));
        item.setId(key.replace('.', '-'));
        item.setOnAction(event -> action.run());
        return item;
    }
}
