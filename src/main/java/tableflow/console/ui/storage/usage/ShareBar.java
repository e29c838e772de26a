package tableflow.console.ui.storage.usage;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A share as the length of a bar, and its number beside it.
final class ShareBar extends Region {

    private static final double NUMBER = 54;
    private static final double HEIGHT = 8;

    private final Region track = new Region();
    private final Region bar = new Region();
    private final Label number = new Label();
    private double share;

    ShareBar() {
        track.getStyleClass().add("share-track");
        bar.getStyleClass().add("share-bar");
        number.getStyleClass().add("share-number");
        getChildren().setAll(track, bar, number);
    }

    /// @param newShare from 0 to 1
    void show(double newShare, String words) {
        share = Math.clamp(newShare, 0, 1);
        number.setText(words);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double room = Math.max(0, getWidth() - NUMBER);
        double top = (getHeight() - HEIGHT) / 2;
        track.resizeRelocate(0, top, room, HEIGHT);
        bar.resizeRelocate(0, top, share > 0 ? Math.max(1, room * share) : 0, HEIGHT);
        layoutInArea(number, room, 0, NUMBER, getHeight(), 0, HPos.RIGHT, VPos.CENTER);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 120;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 18;
    }
}
