package tableflow.console.ui.topics;

import javafx.application.Platform;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/// Gives a table its height in steps, one a pulse, when its first rows come: to make the cells of all rows in sight at
/// once takes longer than a pulse may.
final class Unrolled extends Region {

    private static final double STEP = 256;

    private final TableView<?> table;
    private double most = STEP;
    private boolean asked;

    Unrolled(TableView<?> table) {
        this.table = table;
        getChildren().setAll(table);
    }

    @Override
    protected void layoutChildren() {
        double room = snapSizeY(getHeight());
        boolean whole = room <= most;
        layoutInArea(table, 0, 0, snapSizeX(getWidth()), whole ? room : most, 0, HPos.LEFT, VPos.TOP);
        if (!whole && !table.getItems().isEmpty()) {
            more(getScene());
        }
    }

    /// The next step, with the next pulse. A scene that is not shown has none.
    private void more(Scene scene) {
        if (scene == null || asked) {
            return;
        }
        asked = true;
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                asked = false;
                most += STEP;
                requestLayout();
                Platform.requestNextPulse();
            }
        });
    }

    @Override
    protected double computeMinHeight(double width) {
        return table.minHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return table.prefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return table.minWidth(height);
    }

    @Override
    protected double computePrefWidth(double height) {
        return table.prefWidth(height);
    }
}
