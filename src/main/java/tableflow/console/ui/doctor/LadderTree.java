package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict.Outcome;

/// The ladder: rungs that unfold to checks, and checks with several findings to these. What is wrong unfolds by itself,
/// once.
final class LadderTree extends TreeView<LadderTree.Line> {

    private final DoctorViewModel model;
    private final Map<Rung, TreeItem<Line>> rungs = new EnumMap<>(Rung.class);
    private final Set<Rung> unfolded = EnumSet.noneOf(Rung.class);
    private boolean filling;

    /// A line of the ladder.
    sealed interface Line {

        RungRow row();

        Place place();

        record OfRung(RungRow row) implements Line {
            @Override
            public Place place() {
                return Place.of(row.rung());
            }
        }

        record OfCheck(RungRow row, CheckRow check) implements Line {
            @Override
            public Place place() {
                return Place.of(row.rung(), check.check().id());
            }
        }

        record OfFinding(RungRow row, CheckRow check, int index) implements Line {
            @Override
            public Place place() {
                return new Place(row.rung(), check.check().id(), index);
            }
        }
    }

    LadderTree(DoctorViewModel model) {
        this.model = model;
        setId("doctor-ladder");
        getStyleClass().add("doctor-ladder");
        setAccessibleText(text("doctor.ladder"));
        setShowRoot(false);
        setCellFactory(tree -> new LadderCell(model));
        TreeItem<Line> root = new TreeItem<>();
        root.setExpanded(true);
        for (RungRow row : model.ladder().rows()) {
            TreeItem<Line> item = new TreeItem<>(new Line.OfRung(row));
            rungs.put(row.rung(), item);
            root.getChildren().add(item);
            fill(row, item);
            row.checks().addListener((ListChangeListener<CheckRow>) change -> fill(row, item));
            row.stateProperty().subscribe(state -> {
                if (state == RungRow.State.WAITING) {
                    unfolded.remove(row.rung());
                }
                if ((state == RungRow.State.BROKEN || state == RungRow.State.WARNING) && unfolded.add(row.rung())) {
                    item.setExpanded(true);
                }
                choose(model.ladder().chosenProperty().get());
            });
        }
        setRoot(root);
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (!filling && now != null && now.getValue() != null) {
                model.ladder().chosenProperty().set(now.getValue().place());
            }
        });
        model.ladder().chosenProperty().subscribe(this::choose);
    }

    private void fill(RungRow row, TreeItem<Line> item) {
        filling = true;
        try {
            List<CheckRow> checks = row.checks();
            while (item.getChildren().size() > checks.size()) {
                item.getChildren().removeLast();
            }
            for (int i = 0; i < checks.size(); i++) {
                CheckRow check = checks.get(i);
                Line.OfCheck line = new Line.OfCheck(row, check);
                if (i == item.getChildren().size()) {
                    item.getChildren().add(new TreeItem<>(line));
                } else if (line.equals(item.getChildren().get(i).getValue())) {
                    continue;
                }
                TreeItem<Line> child = item.getChildren().get(i);
                child.setValue(line);
                child.getChildren().clear();
                for (int f = 0; check.findings().size() > 1 && f < check.findings().size(); f++) {
                    child.getChildren().add(new TreeItem<>(new Line.OfFinding(row, check, f)));
                }
                child.setExpanded(check.verdict() != null && check.verdict().outcome() == Outcome.BROKEN);
            }
        } finally {
            filling = false;
        }
        choose(model.ladder().chosenProperty().get());
    }

    private void choose(@Nullable Place place) {
        if (place == null) {
            getSelectionModel().clearSelection();
            return;
        }
        TreeItem<Line> item = find(place);
        if (item == null || Objects.equals(getSelectionModel().getSelectedItem(), item)) {
            return;
        }
        for (TreeItem<Line> above = item.getParent(); above != null; above = above.getParent()) {
            above.setExpanded(true);
        }
        filling = true;
        getSelectionModel().select(item);
        filling = false;
        scrollTo(Math.max(0, getRow(item) - 4));
    }

    private @Nullable TreeItem<Line> find(Place place) {
        TreeItem<Line> rung = rungs.get(place.rung());
        if (rung == null || place.check().isEmpty()) {
            return rung;
        }
        for (TreeItem<Line> check : rung.getChildren()) {
            if (check.getValue() instanceof Line.OfCheck it && it.check().check().id().equals(place.check())) {
                return place.finding() >= 0 && place.finding() < check.getChildren().size()
                        ? check.getChildren().get(place.finding())
                        : check;
            }
        }
        return rung;
    }
}
