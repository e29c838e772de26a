package tableflow.console.ui.doctor;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.ladder.Causes;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.domain.doctor.ladder.Verdict;

/// The rungs with what is known of each, what is wrong, and what of it is chosen. JavaFX thread only.
final class LadderModel {

    private final Map<Rung, RungRow> rows = new EnumMap<>(Rung.class);
    private final ReadOnlyObjectWrapper<List<Finding>> findings = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable Place> chosen = new SimpleObjectProperty<>();

    LadderModel(List<Check> checks) {
        for (Rung rung : Rung.values()) {
            rows.put(rung, new RungRow(rung, checks.stream().filter(check -> check.rung() == rung).toList()));
        }
    }

    /// From the top of the ladder down; rungs without a check are not among them.
    List<RungRow> rows() {
        return rows.values().stream().filter(row -> !row.checks().isEmpty()).toList();
    }

    RungRow row(Rung rung) {
        RungRow row = rows.get(rung);
        if (row == null) {
            throw new IllegalStateException("no row for " + rung);
        }
        return row;
    }

    /// What is wrong as far as it is known, in the order in which it is to be mended.
    ReadOnlyObjectProperty<List<Finding>> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    List<Finding> findings() {
        return findings.get();
    }

    /// What is chosen.
    ObjectProperty<@Nullable Place> chosenProperty() {
        return chosen;
    }

    /// Some rungs are about to be examined.
    void waiting(Collection<Rung> rungs) {
        rungs.forEach(rung -> row(rung).waiting());
        sumUp();
    }

    void take(List<LadderEvent> events) {
        for (LadderEvent event : events) {
            switch (event) {
                case LadderEvent.Asking(Rung rung, String asks) -> row(rung).asking(asks);
                case LadderEvent.Judged(Check check, Verdict verdict) -> row(check.rung()).judged(check, verdict);
                case LadderEvent.Done(RungReport report) -> row(report.rung()).done(report);
            }
        }
        sumUp();
    }

    /// The examination has ended, however far it came.
    void stopped() {
        rows.values().forEach(RungRow::stopped);
        sumUp();
    }

    /// Shows an examination that has ended.
    void show(Examination result) {
        result.rungs().forEach(report -> row(report.rung()).done(report));
        stopped();
    }

    private void sumUp() {
        findings.set(Causes.ranked(rows.values().stream()
                .flatMap(row -> row.checks().stream())
                .flatMap(row -> row.findings().stream())
                .toList()));
    }

    /// Whether what is chosen is still there.
    boolean stands(Place place) {
        return place.check().isEmpty() || row(place.rung()).checks().stream()
                .anyMatch(it -> it.check().id().equals(place.check()) && place.finding() < it.findings().size());
    }

    /// Chooses what is to be mended first; leaves the choice when nothing is.
    void revealFirst() {
        findings.get().stream().findFirst().ifPresent(this::reveal);
    }

    /// Chooses a finding, which may name another rung than its check's.
    void reveal(Finding finding) {
        for (RungRow rung : rows.values()) {
            for (CheckRow row : rung.checks()) {
                int index = row.findings().indexOf(finding);
                if (index >= 0) {
                    chosen.set(new Place(rung.rung(), row.check().id(), row.findings().size() == 1 ? -1 : index));
                    return;
                }
            }
        }
    }
}
