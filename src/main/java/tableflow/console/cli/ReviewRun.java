package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tableflow.console.cli.DoctorCommand.ReportKind;
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
import tableflow.console.service.review.report.ReviewDocument;
import tableflow.console.service.review.report.ReviewHtml;
import tableflow.console.service.review.report.ReviewMarkdown;
import tableflow.console.service.review.report.ReviewWords;

/// Reviews from a terminal.
///
/// @param json whether one document is wanted instead of lines
record ReviewRun(Services services, Terminal terminal, boolean json) {

    /// Outcomes of a rule that are written to the terminal; reports have more.
    private static final int SHOWN = 10;
    private static final int TENTHS = 10;

    /// Reviews, or lists the rules.
    ///
    /// @param report where a report goes too; absent for none
    /// @return the exit code
    int run(ProfileOptions profile, ReviewOptions options, @Nullable Path report) {
        if (options.lists()) {
            list(options);
            return ExitCode.DONE;
        }
        ReportKind kind = report == null ? ReportKind.NONE : ReportKind.of(report);
        Profile opened = profile.open(services);
        Review done = services.reviewer(opened).review(opened,
                options.applied(services.reviewSettings(opened).read()), json ? Progress.NONE : tenths());
        if (json) {
            terminal.json(new ReviewDocument(services::redact).of(done));
        } else {
            tell(done);
        }
        if (report != null) {
            DoctorCommand.write(report, text(done, kind));
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

    /// Tells each tenth of the way on standard error.
    private Progress tenths() {
        AtomicLong told = new AtomicLong();
        return (message, done, total) -> {
            long tenth = total == 0 ? 0 : done * TENTHS / total;
            if (tenth > told.getAndAccumulate(tenth, Math::max)) {
                terminal.note("Asked " + done + " of " + total + " questions.");
            }
        };
    }

    private void tell(Review done) {
        for (Group group : Group.values()) {
            terminal.line(ReviewWords.name(group) + ": " + ReviewWords.score(done.score(group)));
            for (RuleReport report : ReviewWords.worstFirst(done.of(group))) {
                terminal.line("  %-24s %-14s %s".formatted(report.rule().id(),
                        ReviewWords.standing(report.standing()), ReviewWords.counts(report)));
                if (report.standing() == Standing.FAILED) {
                    against(report);
                }
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

    private void against(Outcome outcome) {
        terminal.line("      " + outcome.says());
        outcome.remedy().steps().forEach(step -> terminal.line("        - " + step));
    }

    private String text(Review done, ReportKind kind) {
        return switch (kind) {
            case NONE -> "";
            case HTML -> new ReviewHtml(services::redact).of(done);
            case MD -> new ReviewMarkdown(services::redact).of(done);
            case JSON -> new ReviewDocument(services::redact).of(done).toPrettyString();
        };
    }
}
