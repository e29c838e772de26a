package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.schema.lint.LintRule;
import tableflow.console.domain.schema.lint.LintRules;
import tableflow.console.service.review.ReviewSettingsFile;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The rules of best practice with their reasons, each on or off, as `schemas lint` keeps it.
public final class RulesView extends VBox {

    private final ReviewSettingsFile file;
    private final Work work;
    private final Runnable changed;
    private final LatestOnly slot = new LatestOnly();
    private final ErrorBanner banner = new ErrorBanner();
    private final ListView<LintRule> list = new ListView<>();
    private ReviewSettings settings = ReviewSettings.USUAL;

    /// @param changed called when a rule was switched and that is kept
    public RulesView(ReviewSettingsFile file, Work work, Runnable changed) {
        this.file = file;
        this.work = work;
        this.changed = changed;
        getStyleClass().add("schemas-rules");
        TextField filter = new TextField();
        filter.setPromptText(text("schemas.rules.filter"));
        filter.setAccessibleText(text("schemas.rules.filter"));
        filter.textProperty().subscribe(this::filter);
        list.setId("schemas-rules");
        list.setAccessibleText(text("schemas.rules.tab"));
        list.setCellFactory(view -> new RuleCell());
        Label about = new Label();
        about.getStyleClass().add("schemas-about");
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        list.getSelectionModel().selectedItemProperty().subscribe(rule -> about.setText(rule == null
                ? text("schemas.rules.choose") : explanation(rule)));
        list.setOnKeyPressed(event -> {
            LintRule rule = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && rule != null) {
                turn(rule);
                event.consume();
            }
        });
        VBox.setVgrow(list, javafx.scene.layout.Priority.ALWAYS);
        getChildren().setAll(banner, filter, list, about);
    }

    private static String explanation(LintRule rule) {
        return rule.rule().title() + ". " + rule.rule().explanation().asks() + "\n"
                + rule.rule().explanation().why() + "\n" + String.join("\n", rule.rule().explanation().mend().stream()
                        .map(step -> "\u2192 " + step).toList());
    }

    private void filter(String wanted) {
        String small = wanted.strip().toLowerCase(Locale.ROOT);
        list.getItems().setAll(LintRules.ALL.stream().filter(rule -> rule.id().contains(small)
                || rule.rule().title().toLowerCase(Locale.ROOT).contains(small)).toList());
    }

    /// Reads what was chosen.
    public void read() {
        work.job(text("schemas.rules.job"), progress -> file.read()).quiet().in(slot)
                .onResult(this::take)
                .onFailure(failure -> banner.show(new Problem(failure, this::read)))
                .start();
    }

    private void take(ReviewSettings now) {
        settings = now;
        banner.show(null);
        list.refresh();
    }

    /// Switches a rule on or off, and keeps that.
    void turn(LintRule rule) {
        ReviewSettings before = settings;
        ReviewSettings now = settings.with(rule.id(), settings.choice(rule.id()).on()
                ? settings.choice(rule.id()).off("") : settings.choice(rule.id()).switchedOn());
        take(now);
        work.job(text("schemas.rules.job"), progress -> {
            file.write(now);
            return now;
        }).quiet().in(slot)
                .onResult(done -> changed.run())
                .onFailure(failure -> {
                    take(before);
                    banner.show(Problem.of(failure));
                })
                .start();
    }

    public void close() {
        slot.clear();
    }

    private final class RuleCell extends ListCell<LintRule> {

        private final CheckBox on = new CheckBox();

        RuleCell() {
            on.setFocusTraversable(false);
            on.setOnAction(event -> {
                if (getItem() != null) {
                    turn(getItem());
                }
            });
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable LintRule rule, boolean empty) {
            super.updateItem(rule, empty);
            if (empty || rule == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            boolean now = settings.choice(rule.id()).on();
            on.setSelected(now);
            on.setText(rule.id() + "  " + text("schemas.rules.severity." + rule.rule().severity().name()));
            setAccessibleText(text(now ? "schemas.rules.on" : "schemas.rules.off", rule.id(), rule.rule().title()));
            setGraphic(on);
        }
    }
}
