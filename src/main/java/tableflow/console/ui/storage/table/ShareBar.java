package tableflow.console.ui.storage.table;

import static tableflow.console.ui.Messages.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.layout.Region;
import tableflow.console.ui.storage.StorageWords;

/// Parts of a whole side by side, as wide as they are large.
final class ShareBar extends Region {

    private static final double HEIGHT = 22;

    private final List<Share> shares;
    private final BigDecimal all;

    /// @param name of its style and its words
    record Share(String name, BigInteger bytes) {}

    ShareBar(List<Share> shares) {
        this.shares = shares.stream().filter(one -> one.bytes().signum() > 0).toList();
        this.all = new BigDecimal(this.shares.stream().map(Share::bytes).reduce(BigInteger.ZERO, BigInteger::add));
        getStyleClass().add("split-bar");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        for (Share one : this.shares) {
            Region part = new Region();
            part.getStyleClass().add("share-" + one.name());
            getChildren().add(part);
        }
        setAccessibleText(this.shares.stream()
                .map(one -> text("storage.split." + one.name()) + " " + StorageWords.size(one.bytes()))
                .collect(Collectors.joining(", ")));
    }

    @Override
    protected void layoutChildren() {
        BigDecimal before = BigDecimal.ZERO;
        for (int i = 0; i < shares.size(); i++) {
            double from = place(before);
            before = before.add(new BigDecimal(shares.get(i).bytes()));
            double to = place(before);
            // What is there can be seen.
            getChildren().get(i).resizeRelocate(from, 0, Math.max(1, to - from), getHeight());
        }
    }

    private double place(BigDecimal bytes) {
        return bytes.divide(all, MathContext.DECIMAL64).doubleValue() * getWidth();
    }
}
