package tableflow.console.ui.storage.usage;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.sql.Identifiers;
import tableflow.console.service.query.ready.TopicTables;
import tableflow.console.service.storage.view.UsageNode;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.storage.StorageWords;

/// What is chosen, and where one can go from there: its topic, its table in Athena, its place to be copied.
final class UsageLinks extends HBox {

    private static final int ROWS = 100;

    private final UsageViewModel model;
    private final Navigation navigation;
    private final Profile profile;
    private final Label chosen = new Label();
    private final Button topic = button("storage-topic", "storage.usage.topic", Feather.LAYERS);
    private final Button athena = button("storage-athena", "storage.usage.athena", Feather.DATABASE);
    private final Button copy = Copying.button(text("storage.usage.place"), this::place);

    UsageLinks(UsageViewModel model, Navigation navigation, Profile profile) {
        this.model = model;
        this.navigation = navigation;
        this.profile = profile;
        setId("storage-chosen");
        getStyleClass().addAll("scan-line", "usage-links");
        setAlignment(Pos.CENTER_LEFT);
        chosen.getStyleClass().add("small-text");
        chosen.setMinWidth(0);
        chosen.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(chosen, Priority.ALWAYS);
        topic.setOnAction(event -> navigation.send(new Request.ShowTopic(topic())));
        athena.setOnAction(event -> navigation.send(new Request.OpenStatement(statement())));
        getChildren().setAll(chosen, copy, topic, athena);
        model.selectedProperty().subscribe(node -> update());
        model.pathProperty().subscribe(path -> update());
    }

    private static Button button(String id, String key, Feather icon) {
        Button button = new Button(text(key), Icons.of(icon));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private @Nullable UsageNode node() {
        UsageNode selected = model.selectedProperty().get();
        return selected == null ? model.current() : selected;
    }

    /// The topic of what is chosen, or of what is above it.
    private String topic() {
        UsageNode selected = model.selectedProperty().get();
        Built built = model.builtProperty().get();
        List<UsageNode> way = selected == null || built == null ? model.pathProperty().get() : built.pathOf(selected);
        return way.reversed().stream().map(UsageNode::topic).filter(name -> !name.isEmpty()).findFirst().orElse("");
    }

    private String statement() {
        String database = TopicTables.databases(profile).stream().findFirst().orElse("");
        String table = quoted(topic());
        return "SELECT * FROM " + (database.isEmpty() ? table : quoted(database) + "." + table) + " LIMIT " + ROWS;
    }

    private static String quoted(String name) {
        return Identifiers.doubleQuoted(name);
    }

    private String place() {
        UsageNode node = node();
        Built built = model.builtProperty().get();
        return node == null || built == null ? "" : "s3://" + built.scan().bucket() + "/" + node.key();
    }

    private void update() {
        UsageNode node = node();
        boolean known = !topic().isEmpty();
        show(topic, known && navigation.answers(Request.ShowTopic.class));
        show(athena, known && navigation.answers(Request.OpenStatement.class));
        show(copy, node != null && (!node.key().isEmpty() || node.what() == UsageNode.What.ALL));
        chosen.setText(node == null ? "" : text("storage.usage.chosen", UsageWords.name(node),
                StorageWords.amount(node.amount())));
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
