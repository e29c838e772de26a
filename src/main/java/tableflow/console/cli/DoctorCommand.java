package tableflow.console.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.doctor.explain.Answer;
import tableflow.console.domain.doctor.explain.Explanation;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.doctor.ladder.Examiner;
import tableflow.console.service.doctor.ladder.Watcher;
import tableflow.console.service.doctor.report.ReportWords;
import tableflow.console.service.report.ReportFile;
import tableflow.console.service.report.ReportFormat;

/// Examines an environment or a topic from this machine down to the rows, or explains a text.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Finds out why there is no table, no row or no access: examines everything from this machine to "
                + "the rows, read-only, and names the cause and the smallest fix. Exit code 1 when something is "
                + "broken. With --review it asks for best practice and security of all Tableflow topics instead.")
public final class DoctorCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Option(names = "--topic", paramLabel = "T", description = "The topic to examine with its table; default: the "
            + "environment as a whole.")
    private @Nullable String topic;

    @Option(names = "--rung", paramLabel = "R", description = "Tell of this rung only; may be repeated. One of: "
            + "workstation, confluent, kafka, registry, topic, tableflow, integration, identity, role, bucket, kms, "
            + "glue, athena, data.")
    private List<String> rungs = List.of();

    @Option(names = "--from", paramLabel = "R", description = "Tell of this rung and of all below it.")
    private @Nullable String from;

    @Option(names = "--with-explain", description = "Have Athena plan a query of the topic's table too (EXPLAIN). It "
            + "scans nothing, but leaves an execution and a result object behind: all else only reads.")
    private boolean withExplain;

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    @Option(names = "--report", paramLabel = "FILE", description = "Write a report too: FILE.html, FILE.md or "
            + "FILE.json.")
    private @Nullable Path report;

    @Option(names = "--explain", paramLabel = "TEXT|-", description = "Examine nothing: say what TEXT, or standard "
            + "input, points to. Any error text will do.")
    private @Nullable String explain;

    @Mixin
    private final ReviewOptions review = new ReviewOptions();

    public DoctorCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (explain != null) {
            return explained(explain.equals("-") ? standardInput() : explain);
        }
        if (review.isAsked()) {
            review.requireAlone(topic != null || from != null || !rungs.isEmpty());
            return new ReviewRun(services, terminal, json).run(profile, review, report);
        }
        if (withExplain && topic == null) {
            throw BadInput.of(List.of("--with-explain: there is no table without --topic"));
        }
        Set<Rung> wanted = wanted();
        Optional<ReportFormat> format = format(report);
        Profile opened = profile.open(services);
        Subject subject = new Subject(opened, Optional.ofNullable(topic), Optional.empty(), Optional.empty(),
                Optional.empty());
        Examiner examiner = withExplain ? services.examinerWithExplain(opened) : services.examiner(opened);
        Examination done = examiner.examine(subject, json ? Watcher.NONE : narrator(wanted));
        Doctored documents = new Doctored(services);
        if (json) {
            terminal.json(documents.json(done));
        } else {
            findings(done, wanted);
        }
        if (report != null && format.isPresent()) {
            ReportFile.write(report, documents.text(done, format.get()));
            terminal.note("Report: " + report);
        }
        boolean broken = done.findings().stream().anyMatch(one -> wanted.contains(one.rung())
                && one.severity() == Finding.Severity.ERROR);
        return broken ? ExitCode.NO : ExitCode.DONE;
    }

    /// The format that the name of a file asks for.
    static Optional<ReportFormat> format(@Nullable Path file) {
        if (file == null) {
            return Optional.empty();
        }
        return Optional.of(ReportFormat.of(file).orElseThrow(() -> BadInput.of(List.of(
                "--report " + file + ": its name must end in .html, .md or .json"))));
    }

    private Set<Rung> wanted() {
        Set<Rung> wanted = from == null
                ? rungs.isEmpty() ? EnumSet.allOf(Rung.class) : EnumSet.noneOf(Rung.class)
                : Examiner.from(rung("--from", from));
        rungs.forEach(name -> wanted.add(rung("--rung", name)));
        return wanted;
    }

    private static Rung rung(String option, String name) {
        return Rung.of(name).orElseThrow(() -> BadInput.of(List.of(option + " " + name
                + ": there is no such rung; they are "
                + Arrays.stream(Rung.values()).map(Rung::key).collect(Collectors.joining(", ")))));
    }

    /// Tells of rungs as they are done.
    private Watcher narrator(Set<Rung> wanted) {
        return new Watcher() {
            @Override
            public void asking(Rung rung, String asks) {}

            @Override
            public void verdict(Check check, Verdict verdict) {}

            @Override
            public void rung(RungReport report) {
                if (wanted.contains(report.rung())) {
                    terminal.line("%-22s %-12s %s".formatted(ReportWords.name(report.rung()),
                            ReportWords.outcome(report.outcome()), ReportWords.says(report)));
                }
            }
        };
    }

    private void findings(Examination done, Set<Rung> wanted) {
        for (Finding finding : done.findings()) {
            if (wanted.contains(finding.rung())) {
                terminal.line("");
                terminal.line(finding.severity() + (finding.id().isEmpty() ? "" : " " + finding.id()) + ", "
                        + finding.certainty().name().toLowerCase(Locale.ROOT) + ": " + finding.says());
                finding.contradicts().forEach(it -> terminal.line("  Against it: " + it));
                finding.unchecked().forEach(it -> terminal.line("  Not checked: " + it));
                finding.remedy().steps().forEach(step -> terminal.line("  - " + step));
                finding.remedy().policies().forEach(change -> {
                    terminal.line("  " + ReportWords.where(change) + ":");
                    change.json().lines().forEach(line -> terminal.line("    " + line));
                });
            }
        }
        terminal.line("");
        terminal.line(ReportWords.summary(done, wanted));
    }

    private int explained(String text) {
        if (text.isBlank()) {
            throw BadInput.of(List.of("--explain: there is no text to explain"));
        }
        Explanation explanation = services.explain(text);
        if (json) {
            terminal.json(Doctored.json(explanation));
        } else if (explanation.isSure()) {
            explanation.answers().forEach(this::answer);
        } else {
            terminal.line("Not sure.");
            explanation.possibilities().forEach(it -> terminal.line("  Possibly " + it.mode().id() + ": "
                    + it.mode().cause()));
        }
        return explanation.isSure() ? ExitCode.DONE : ExitCode.NO;
    }

    private void answer(Answer answer) {
        terminal.line(answer.mode().id() + ", " + answer.certainty().name().toLowerCase(Locale.ROOT) + ": "
                + answer.mode().cause());
        answer.why().forEach(why -> terminal.line("  Because " + why.says() + ": \"" + why.words() + "\""));
        answer.mode().fix().forEach(step -> terminal.line("  - " + step));
        terminal.line("  To be sure: doctor --rung " + answer.examine().key());
    }

    private String standardInput() {
        if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()) {
            terminal.note("Paste the text, and end it with Ctrl+D on a line of its own.");
        }
        try (InputStream in = System.in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException("standard input cannot be read", failed);
        }
    }
}
