package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.profiles.ProfileBook;

/// The first page: try the sandbox, or connect to the real services.
final class WelcomeView extends VBox {

    private final Subscription following;

    /// @param profiles leads to the stored profiles, where there are any
    WelcomeView(Runnable sandbox, Runnable connect, Runnable profiles, ProfileBook book) {
        getStyleClass().add("welcome");
        setAlignment(Pos.CENTER);
        Label title = new Label(text("welcome.title"));
        title.getStyleClass().add("welcome-title");
        Label intro = new Label(text("welcome.intro"));
        intro.getStyleClass().add("welcome-intro");
        intro.setWrapText(true);
        Button first = card(Feather.BOX, text("welcome.sandbox"), text("welcome.sandbox.text"), sandbox);
        first.setId("welcome-sandbox");
        first.getStyleClass().add("recommended");
        Button second = card(Feather.CLOUD, text("welcome.connect"), text("welcome.connect.text"), connect);
        second.setId("welcome-connect");
        HBox cards = new HBox(first, second);
        cards.getStyleClass().add("welcome-cards");
        cards.setAlignment(Pos.CENTER);
        Label note = new Label(text("welcome.note"));
        note.getStyleClass().addAll("text-muted", "small-text");
        Button stored = new Button(null, Icons.of(Feather.USERS));
        stored.setId("welcome-profiles");
        stored.getStyleClass().add("flat");
        stored.setOnAction(event -> profiles.run());
        following = Subscription.combine(
                book.stored().subscribe(() -> count(stored, book)),
                book.notices().subscribe(() -> count(stored, book)));
        count(stored, book);
        getChildren().setAll(title, intro, cards, stored, note);
    }

    /// Stops following the list of profiles.
    void close() {
        following.unsubscribe();
    }

    private static void count(Button stored, ProfileBook book) {
        boolean any = !book.stored().isEmpty() || !book.notices().isEmpty();
        stored.setText(text("welcome.profiles", book.stored().size()));
        stored.setVisible(any);
        stored.setManaged(any);
    }

    private static Button card(Ikon icon, String title, String explanation, Runnable action) {
        Label heading = new Label(title);
        heading.getStyleClass().add("card-title");
        Label body = new Label(explanation);
        body.getStyleClass().add("card-text");
        body.setWrapText(true);
        body.setMinHeight(USE_PREF_SIZE);
        VBox content = new VBox(Icons.of(icon, "card-icon"), heading, body);
        content.getStyleClass().add("card-content");
        Button card = new Button(null, content);
        card.getStyleClass().add("choice-card");
        card.setAccessibleText(title + ". " + explanation);
        card.setOnAction(event -> action.run());
        return card;
    }
}
