package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.schemas.shape.ShapeText.Written;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.dialog.Dialogs;

/// A schema that was made, and all that is lost in it, before it is taken.
public final class MadeBox extends DialogBox {

    private static final int ROWS = 12;

    public MadeBox(Dialogs dialogs, String title, Written made, Runnable take) {
        super(title, "schemas-dialog");
        setId("schemas-made");
        TextArea schema = new TextArea(made.text());
        schema.setEditable(false);
        schema.setPrefRowCount(ROWS);
        schema.getStyleClass().add("mono");
        if (!made.losses().isEmpty()) {
            add(DialogBox.words(text("schemas.make.losses.are", made.losses().size())));
        }
        add(losses(made), schema);
        buttons(DialogBox.cancel(() -> dialogs.close(this)),
                DialogBox.yes(text("schemas.make.take"), "schemas-made-take", () -> {
                    dialogs.close(this);
                    take.run();
                }));
    }

    /// A list of what is lost, each in as many lines as it takes.
    static ListView<String> losses(String id) {
        ListView<String> losses = new ListView<>();
        losses.setId(id);
        losses.getStyleClass().add("schemas-losses");
        losses.setAccessibleText(text("schemas.make.losses"));
        losses.setPlaceholder(new Label(text("schemas.make.lossless")));
        losses.setCellFactory(list -> new ListCell<>() {
            {
                setWrapText(true);
                setPrefWidth(0);
            }

            @Override
            protected void updateItem(@Nullable String loss, boolean empty) {
                super.updateItem(loss, empty);
                setText(empty ? null : loss);
            }
        });
        return losses;
    }

    /// What is lost, a line each.
    static Node losses(Written made) {
        if (made.losses().isEmpty()) {
            return DialogBox.words(text("schemas.make.lossless"));
        }
        ListView<String> losses = losses("schemas-made-losses");
        losses.getItems().setAll(made.losses());
        losses.setPrefHeight(120);
        return losses;
    }
}
