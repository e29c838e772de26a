package tableflow.console.ui.control;

import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/// A line the size of a word: how a figure went lately, from zero up to its highest value. A gap is a gap.
public final class Sparkline extends Region {

    private static final double MARGIN = 2;

    private final Path path = new Path();
    private double[] values = {};

    public Sparkline() {
        getStyleClass().add("sparkline");
        path.getStyleClass().add("sparkline-line");
        path.setManaged(false);
        setMinSize(40, 16);
        setPrefSize(90, 20);
        getChildren().add(path);
    }

    /// Shows values, oldest first; NaN for none.
    public void show(double[] newest) {
        values = newest.clone();
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double highest = 0;
        for (double value : values) {
            highest = Double.isNaN(value) ? highest : Math.max(highest, value);
        }
        path.getElements().clear();
        double width = getWidth() - 2 * MARGIN;
        double height = getHeight() - 2 * MARGIN;
        boolean drawing = false;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                drawing = false;
                continue;
            }
            double x = MARGIN + (values.length == 1 ? width : width * i / (values.length - 1));
            double y = MARGIN + (highest == 0 ? height : height * (1 - values[i] / highest));
            path.getElements().add(drawing ? new LineTo(x, y) : new MoveTo(x, y));
            drawing = true;
        }
    }
}
