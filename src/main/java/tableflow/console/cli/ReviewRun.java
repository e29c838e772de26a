package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.review.Group;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Outcome.Kind;
import tableflow.console.domain.review.Review;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.RuleReport;
import tableflow.console.domain.review.RuleReport.Standing;
import tableflow.console.domain.review.Score;
import tableflow.console.service.report.ReportFile;
import tableflow.console.service.report.ReportFormat;
import tableflow.console.service.review.report.ReviewDocument;
import tableflow.console.service.review.report.ReviewReport;
import tableflow.console.service.review.report.ReviewWords;

/// Reviews from a terminal.
///
/// @param json whether one document is wanted instead of lines
record ReviewRun(Services services, Terminal terminal, boolean json) {

    /// Outcomes of a rule that are written to the terminal; reports have more.
    private static final int SHOWN = 10;
    private static final int REASONS = 3;
    private static final int TENTHS = 10;
    /// Questions that take so long that somebody wants to know.
    private static final int LONG = 200;

    /// Reviews, or lists the rules.
    ///
    /// @param report where a report goes too; absent for none
    /// @return the exit code
    int run(ProfileOptions profile, ReviewOptions options, @Nullable Path report) {
        if (options.lists()) {
            list(options);
            return ExitCode.DONE;
        }
        Optional<ReportFormat> format = DoctorCommand.format(report);
        Profile opened = profile.open(services);
        Review done = services.reviewer(opened).review(opened,
                options.applied(services.reviewSettings(opened).read()), json ? Progress.NONE : tenths());
        if (json) {
            terminal.json(new ReviewDocument(services::redact).of(done));
        } else {
            tell(done, options.rules());
        }
        if (report != null && format.isPresent()) {
            ReportFile.write(report, new ReviewReport(services::redact).of(done, format.get()));
            terminal.note("Report: " + report);
        }
        boolean tooFew = options.isTooFew(done.score().points());
        if (tooFew) {
            terminal.note("Fewer points than asked for.");
        }
        return done.isBroken() || tooFew ? ExitCode.NO : ExitCode.DONE;
    }

    private void list(ReviewOptions options) {
        ReviewDocument documents = new ReviewDocument(services::redact);
        if (json) {
            ObjectNode document = Terminal.document().put("version", 1).put("kind", "rules");
            document.set("rules", documents.of(options.rules()));
            terminal.json(document);
            return;
        }
        for (Rule rule : options.rules()) {
            terminal.line("%-24s %-8s %2d  %s".formatted(rule.id(), rule.severity(), rule.weight(), rule.title()));
            terminal.line("    " + rule.explanation().asks());
            rule.parameters().forEach(it -> terminal.line("    " + it.name() + " = " + it.usual() + ": " + it.title()));
        }
    }

    /// Tells each tenth of a long way on standard error.
    private Progress tenths() {
        AtomicLong told = new AtomicLong();
        return (message, done, total) -> {
            long step = Math.max(LONG, total) / TENTHS;
            if (total >= LONG && done / step > told.getAndAccumulate(done / step, Math::max)) {
                terminal.note("Asked " + done + " of " + total + " questions.");
            }
        };
    }

    private void tell(Review done, List<Rule> meant) {
        for (Group group : Group.values()) {
            terminal.line(ReviewWords.name(group) + ": " + ReviewWords.score(done.score(group)));
            for (RuleReport report : ReviewWords.worstFirst(done.of(group))) {
                if (!meant.contains(report.rule())) {
                    continue;
                }
                terminal.line("  %-24s %-14s %s".formatted(report.rule().id(),
                        ReviewWords.standing(report.standing()), ReviewWords.counts(report)));
                if (report.standing() == Standing.FAILED) {
                    against(report);
                }
                why(report);
            }
            terminal.line("");
        }
        Score score = done.score();
        terminal.line("All: " + ReviewWords.score(score));
        terminal.line(ReviewWords.summary(done));
    }

    private void against(RuleReport report) {
        report.outcomes().stream().filter(it -> it.is(Kind.FAILED)).limit(SHOWN).forEach(this::against);
        long more = report.count(Kind.FAILED) - SHOWN;
        if (more > 0) {
            terminal.line("      and " + more + " more");
        }
    }

    private void why(RuleReport report) {
        report.outcomes().stream().filter(it -> it.is(Kind.NOT_CHECKED)).map(Outcome::says).distinct().limit(REASONS)
                .forEach(why -> terminal.line("      not checked: " + why));
    }

    private void against(Outcome outcome) {
        terminal.line("      " + outcome.says());
        outcome.remedy().steps().forEach(step -> terminal.line("        - " + step));
    }
}
