package tableflow.console.ui.storage.table;

import static tableflow.console.ui.Messages.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.storage.ClassMix;
import tableflow.console.domain.storage.Retention.Basis;
import tableflow.console.ui.control.KeyValueGrid;
import tableflow.console.ui.storage.StorageWords;
import tableflow.console.ui.storage.table.TablePast.Cost;

/// What it costs to keep snapshots for so many days, and what one more day adds.
final class RetentionTab extends VBox {

    private static final int MOST_DAYS = 60;
    private static final int USUAL_DAYS = 7;

    private final TableDetailViewModel model;
    private final Slider days = new Slider(1, MOST_DAYS, USUAL_DAYS);
    private final Label chosen = new Label();
    private final KeyValueGrid figures = new KeyValueGrid();
    private final Label basis = new Label();
    private final Label setting = new Label();

    RetentionTab(TableDetailViewModel model) {
        this.model = model;
        setId("storage-retention");
        getStyleClass().add("table-tab");
        days.setId("storage-retention-days");
        days.setMajorTickUnit(10);
        days.setBlockIncrement(1);
        days.setShowTickMarks(true);
        days.setShowTickLabels(true);
        days.setAccessibleText(text("storage.retention.days"));
        days.valueProperty().subscribe(value -> show());
        HBox.setHgrow(days, Priority.ALWAYS);
        chosen.setId("storage-retention-chosen");
        chosen.setMinWidth(130);
        chosen.getStyleClass().add("text-bold");
        HBox line = new HBox(new Label(text("storage.retention.keep")), days, chosen);
        line.getStyleClass().add("retention-line");
        basis.setWrapText(true);
        basis.setMinHeight(USE_PREF_SIZE);
        basis.setId("storage-retention-basis");
        setting.setWrapText(true);
        setting.setMinHeight(USE_PREF_SIZE);
        setting.setId("storage-retention-setting");
        setting.getStyleClass().addAll("small-text", "text-muted");
        figures.setId("storage-retention-figures");
        getChildren().setAll(line, figures, basis, setting);
        model.pastProperty().subscribe(now -> begin());
        model.onClasses(this::show);
    }

    /// Begins with the setting of the topic.
    private void begin() {
        model.topic().map(TableflowTopic::config).map(TableflowTopic.Config::snapshotRetentionMillis)
                .ifPresent(millis -> days.setValue(Math.clamp(millis / 86_400_000L, 1, MOST_DAYS)));
        show();
    }

    private void show() {
        TablePast past = model.pastProperty().get();
        int wanted = (int) Math.round(days.getValue());
        chosen.setText(text("storage.retention.chosen", wanted));
        figures.clear();
        setting.setText(setting());
        if (past == null) {
            basis.setText("");
            return;
        }
        TableClasses classes = model.classes();
        Cost cost = past.cost(wanted, classes.mix());
        boolean unknown = cost.kept().basis() == Basis.UNKNOWN;
        figures.add(text("storage.retention.bytes"), about(cost) + StorageWords.size(cost.kept().bytes()));
        figures.add(text("storage.retention.month"), about(cost) + StorageWords.dollars(cost.month()));
        figures.add(text("storage.retention.snapshots"), about(cost) + Units.grouped(cost.kept().snapshots()));
        figures.add(text("storage.retention.more"), unknown ? text("storage.retention.untold")
                : StorageWords.size(cost.oneMore()));
        figures.add(text("storage.retention.more.month"), unknown ? text("storage.retention.untold")
                : StorageWords.dollars(cost.oneMoreMonth()));
        basis.setText(basis(past, cost, classes));
    }

    private static String about(Cost cost) {
        return cost.kept().basis() == Basis.FORESEEN ? text("storage.retention.about") + " " : "";
    }

    private static String basis(TablePast past, Cost cost, TableClasses classes) {
        List<String> parts = new ArrayList<>();
        parts.add(text("storage.retention.basis." + cost.kept().basis(),
                Units.duration(past.retention().reach().toMinutes() * 60_000L)));
        parts.add(priced(past, classes));
        if (!past.history().isComplete()) {
            parts.add(text("storage.snapshots.incomplete"));
        }
        return String.join(" ", parts);
    }

    private static String priced(TablePast past, TableClasses classes) {
        Instant seen = classes.seen();
        String prices = text(seen == null ? "storage.retention.prices.assumed" : "storage.retention.prices",
                past.prices().region(), past.prices().asOf(), seen == null ? "" : StorageWords.when(seen),
                shares(classes.mix()));
        Set<String> without = past.withoutPrice(classes.mix());
        return without.isEmpty() ? prices
                : prices + " " + text("storage.retention.prices.without", String.join(", ", new TreeSet<>(without)));
    }

    /// `98 % STANDARD, 2 % GLACIER`.
    private static String shares(ClassMix mix) {
        BigInteger all = mix.bytes().values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        return mix.bytes().entrySet().stream()
                .sorted(Map.Entry.<String, BigInteger>comparingByValue().reversed())
                .map(one -> text("storage.retention.share", percent(one.getValue(), all), one.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String percent(BigInteger part, BigInteger all) {
        BigDecimal share = new BigDecimal(part.multiply(BigInteger.valueOf(100)))
                .divide(new BigDecimal(all), 0, RoundingMode.HALF_UP);
        return share.signum() == 0 ? "< 1" : share.toPlainString();
    }

    private String setting() {
        @Nullable Long millis = model.topic().map(TableflowTopic::config)
                .map(TableflowTopic.Config::snapshotRetentionMillis).orElse(null);
        return millis == null ? text("storage.retention.setting.untold")
                : text("storage.retention.setting", Units.duration(millis), Units.grouped(millis));
    }
}
