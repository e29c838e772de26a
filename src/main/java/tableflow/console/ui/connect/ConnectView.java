package tableflow.console.ui.connect;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.ByteText;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.service.query.plan.Price;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.PaneHeader;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.dialog.Dialogs;

/// The form for a profile: input at the left, the test of each component at the right.
public final class ConnectView extends BorderPane {

    private final ConnectViewModel model;
    private final ProfileDraft draft;
    private final Dialogs dialogs;
    private final List<Runnable> showErrors = new ArrayList<>();

    /// @param cancel leaves the form
    public ConnectView(ConnectViewModel model, Dialogs dialogs, Runnable cancel) {
        this.model = model;
        this.dialogs = dialogs;
        this.draft = model.draft();
        getStyleClass().add("connect");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        StoredProfile edited = model.edited();
        PaneHeader header = new PaneHeader(
                edited == null ? text("connect.title") : text("connect.title.edit", edited.name()));
        header.subtitleProperty().set(text(edited == null ? "connect.subtitle" : "connect.subtitle.edit"));
        setTop(new VBox(header, banner));

        VBox form = new VBox(
                profileSection(), confluentSection(), keysSection(), awsSection(), athenaSection(), secretsSection());
        form.getStyleClass().add("form");
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
        setRight(new TestPanel(model));
        setBottom(buttons(cancel));
    }

    private Node profileSection() {
        TextField typed = input("connect-name", draft.name);
        Field name = field(text("connect.name"), typed, text("connect.name.hint"), draft.nameErrorProperty());
        EnvironmentChoice tag = new EnvironmentChoice(draft.tag);
        CheckBox readOnly = new CheckBox(text("connect.readonly"));
        readOnly.setId("connect-readonly");
        readOnly.selectedProperty().bindBidirectional(draft.readOnly);
        Label hint = new Label(text("connect.readonly.hint"));
        hint.getStyleClass().add("field-hint");
        return section(
                text("connect.section.profile"),
                name,
                new Field(text("connect.tag"), tag, text("connect.tag.hint")),
                new VBox(readOnly, hint));
    }

    private Node confluentSection() {
        Button look = new Button(text("connect.look"), Icons.of(Feather.SEARCH));
        look.setId("connect-look");
        look.disableProperty().bind(model.canLookProperty().not().or(model.lookingProperty()));
        look.setOnAction(event -> model.look());
        Label looking = new Label(text("connect.looking"));
        looking.getStyleClass().add("text-muted");
        looking.visibleProperty().bind(model.lookingProperty());
        HBox line = new HBox(look, looking);
        line.getStyleClass().add("line");
        line.setAlignment(Pos.CENTER_LEFT);

        Label registry = new Label();
        draft.registry.subscribe(found -> registry.setText(
                found == null ? text("connect.registry.none") : named(found.displayName(), found.id())));
        return section(
                text("connect.section.confluent"),
                key(text("connect.cloudkey"), "connect-cloud", draft.cloudKey, text("connect.cloudkey.hint")),
                line,
                pair(
                        field(
                                text("connect.environment"),
                                choice("connect-environment", model.environments(), draft.environment,
                                        it -> named(it.displayName(), it.id())),
                                "",
                                draft.environmentErrorProperty()),
                        new Field(
                                text("connect.cluster"),
                                choice("connect-cluster", model.clusters(), draft.cluster,
                                        it -> named(it.displayName(), it.id())),
                                "")),
                new Field(text("connect.component.registry"), registry, ""),
                field(
                        text("connect.url"),
                        input("connect-url", draft.apiUrl),
                        text("connect.url.hint"),
                        draft.apiUrlErrorProperty()));
    }

    private Node keysSection() {
        return section(
                text("connect.section.keys"),
                key(text("connect.kafkakey"), "connect-kafka", draft.kafkaKey, text("connect.kafkakey.hint")),
                key(
                        text("connect.registrykey"),
                        "connect-registry",
                        draft.registryKey,
                        text("connect.registrykey.hint")),
                key(
                        text("connect.tableflowkey"),
                        "connect-tableflow",
                        draft.tableflowKey,
                        text("connect.tableflowkey.hint")));
    }

    private Node awsSection() {
        return section(
                text("connect.section.aws"),
                pair(
                        field(
                                text("connect.region"),
                                input("connect-region", draft.region),
                                text("connect.region.hint"),
                                draft.regionErrorProperty()),
                        new Field(
                                text("connect.bucket"),
                                input("connect-bucket", draft.bucket),
                                text("connect.bucket.hint"))),
                field(
                        text("connect.awsprofile"),
                        input("connect-awsprofile", draft.awsProfile),
                        text("connect.awsprofile.hint"),
                        draft.awsProfileErrorProperty()),
                key(text("connect.awskey"), "connect-aws", draft.awsKey, ""));
    }

    private Node athenaSection() {
        AthenaDraft athena = draft.athena;
        TextField limit = input("connect-athena-limit", athena.askAbove);
        limit.setPromptText(ByteText.of(Profile.Athena.ASK_ABOVE_BYTES));
        TextField price = input("connect-athena-price", athena.price);
        price.setPromptText(Price.ASSUMED.perTerabyte().toPlainString());
        return section(
                text("connect.section.athena"),
                pair(
                        field(
                                text("connect.athena.workgroup"),
                                input("connect-athena-workgroup", athena.workgroup),
                                text("connect.athena.workgroup.hint"),
                                athena.workgroupErrorProperty()),
                        new Field(
                                text("connect.athena.database"),
                                input("connect-athena-database", athena.database),
                                text("connect.athena.database.hint"))),
                field(
                        text("connect.athena.location"),
                        input("connect-athena-location", athena.location),
                        text("connect.athena.location.hint"),
                        athena.locationErrorProperty()),
                pair(
                        field(text("connect.athena.limit"), limit, text("connect.athena.limit.hint"),
                                athena.askAboveErrorProperty()),
                        field(text("connect.athena.price"), price, text("connect.athena.price.hint"),
                                athena.priceErrorProperty())));
    }

    private Node secretsSection() {
        return section(text("connect.section.secrets"), new SecretsChoice(draft.secrets));
    }

    private Node buttons(Runnable cancel) {
        Button leave = new Button(text("dialog.cancel"));
        leave.setId("connect-cancel");
        leave.setOnAction(event -> cancel.run());
        Button save = new Button(text(model.edited() == null ? "connect.save" : "connect.save.edit"));
        save.setId("connect-save");
        save.getStyleClass().add("accent");
        save.disableProperty().bind(model.savingProperty());
        Label incomplete = new Label(text("connect.incomplete"), Icons.of(Feather.ALERT_TRIANGLE, "warning"));
        incomplete.setVisible(false);
        draft.validProperty().subscribe(valid -> incomplete.setVisible(incomplete.isVisible() && !valid));
        save.setOnAction(event -> {
            showErrors.forEach(Runnable::run);
            incomplete.setVisible(!draft.validProperty().get());
            save();
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(incomplete, gap, leave, save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("button-bar-line");
        return buttons;
    }

    /// Production is opened for changes with the same question as in the list of profiles.
    private void save() {
        StoredProfile edited = model.edited();
        if (edited == null || !draft.validProperty().get() || !model.opensProduction()) {
            model.save();
            return;
        }
        dialogs.confirm(
                Confirmation.destroying(
                        text("profiles.writable.title", edited.name()), text("profiles.writable.text"),
                        List.of(), text("profiles.writable.action"), edited.name()),
                model::save);
    }

    /// A field whose error is shown once it was left, or when the user wants to save: not while it is first typed.
    private Field field(String title, Node input, String hint, ObservableValue<String> error) {
        Field field = new Field(title, input, hint);
        watch(field, input, error);
        return field;
    }

    private void watch(Field field, Node input, ObservableValue<String> error) {
        boolean[] watched = {false};
        Runnable begin = () -> {
            if (!watched[0]) {
                watched[0] = true;
                field.errors(error);
            }
        };
        showErrors.add(begin);
        input.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                begin.run();
            }
        });
    }

    private Field key(String title, String id, KeyDraft key, String hint) {
        TextField keyId = input(id + "-id", key.idProperty());
        keyId.setPromptText(text("connect.key.id"));
        keyId.getStyleClass().add("mono");
        PasswordField secret = new PasswordField();
        secret.setId(id + "-secret");
        key.keptProperty().subscribe(
                kept -> secret.setPromptText(text(kept ? "connect.key.kept" : "connect.key.secret")));
        secret.setAccessibleText(title + " " + text("connect.key.secret"));
        secret.textProperty().bindBidirectional(key.secretProperty());
        HBox.setHgrow(keyId, Priority.ALWAYS);
        HBox.setHgrow(secret, Priority.ALWAYS);
        keyId.setPrefWidth(1);
        secret.setPrefWidth(1);
        HBox both = new HBox(keyId, secret);
        both.getStyleClass().add("line");
        Field field = new Field(title, both, hint);
        keyId.setAccessibleText(title + " " + text("connect.key.id"));
        watch(field, secret, key.errorProperty());
        return field;
    }

    /// The display name of what was not looked up yet is not known.
    private static String named(String displayName, String id) {
        return displayName.isEmpty() ? id : displayName + "  " + id;
    }

    private static TextField input(String id, StringProperty text) {
        TextField field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private static <T> ComboBox<@Nullable T> choice(
            String id, ObservableList<T> items, ObjectProperty<@Nullable T> chosen, Function<T, String> shown) {
        ComboBox<@Nullable T> box = new ComboBox<>();
        box.setId(id);
        box.setItems(items);
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().bindBidirectional(chosen);
        box.setConverter(new ShownAs<>(shown));
        return box;
    }

    private static Node pair(Node left, Node right) {
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        GridPane pair = new GridPane();
        pair.getStyleClass().add("pair");
        pair.getColumnConstraints().setAll(half, half);
        pair.addRow(0, left, right);
        return pair;
    }

    private static Node section(String title, Node... content) {
        Label heading = new Label(title);
        heading.getStyleClass().add("form-title");
        VBox section = new VBox(heading);
        section.getChildren().addAll(content);
        section.getStyleClass().add("form-section");
        return section;
    }
}
