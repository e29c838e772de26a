package tableflow.console.sandbox.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Figures of the tables as samples.
record TableSource(TableFigures figures) implements Source {
    @Override
    public List<Sample> read() {
        List<TableFigures.Figures> tables = figures.tables();
        List<Sample> samples = new ArrayList<>();
        samples.add(new Sample(Metric.TABLES, Map.of(), tables.size()));
        for (TableFigures.Figures table : tables) {
            Map<String, String> topic = Map.of("topic", table.topic());
            samples.add(new Sample(Metric.ROWS_ADDED, topic, table.rowsAdded()));
            samples.add(new Sample(Metric.ROWS_SKIPPED, topic, table.rowsSkipped()));
            samples.add(new Sample(Metric.BYTES_ADDED, topic, table.bytesAdded()));
            samples.add(new Sample(Metric.SNAPSHOTS, topic, table.snapshots()));
            samples.add(new Sample(Metric.STORAGE, topic, table.storedBytes()));
        }
        return samples;
    }
}
