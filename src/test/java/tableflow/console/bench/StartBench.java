package tableflow.console.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import tableflow.console.journey.Program;

/// What a user waits for: the window's first frame, a sandbox that is ready, and planning and applying fifty topics on
/// it. Each figure is the median of several processes; the range stands behind it.
///
/// Arguments: the number of rounds, 3 by default.
public final class StartBench {

    private static final int TOPICS = 50;

    private StartBench() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]);
        PrintStream out = System.out;
        long[] frames = new long[rounds];
        long[] ready = new long[rounds];
        long[] cpu = new long[rounds];
        long[] plan = new long[rounds];
        long[] apply = new long[rounds];
        for (int round = 0; round < rounds; round++) {
            Path folder = Files.createTempDirectory("start-bench");
            Program program = new Program(folder);
            frames[round] = firstFrame(program);
            Path info = folder.resolve("p.json");
            long start = System.nanoTime();
            Process sandbox = program.sandbox(info, "--seed", "empty");
            ready[round] = millisSince(start);
            cpu[round] = CpuTime.millis(sandbox.toHandle());
            try {
                Path manifest = manifest(folder);
                plan[round] = timed(program, "plan", manifest, info);
                apply[round] = timed(program, "apply", manifest, info);
            } finally {
                sandbox.destroy();
                sandbox.waitFor(20, TimeUnit.SECONDS);
            }
        }
        out.printf(Locale.ROOT, "%-40s %10s %s%n", "", "median ms", "range ms");
        print(out, "first frame of the window", frames);
        print(out, "sandbox ready, empty seed", ready);
        print(out, "  processor time until then, engine too", cpu);
        print(out, "provision plan, " + TOPICS + " topics", plan);
        print(out, "provision apply, " + TOPICS + " topics", apply);
    }

    private static long firstFrame(Program program) throws Exception {
        ProcessBuilder builder = program.java(FirstFrame.class, List.of());
        builder.command().addAll(1, List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return Long.parseLong(printed.lines().toList().getLast());
    }

    private static long timed(Program program, String verb, Path manifest, Path info) throws Exception {
        long start = System.nanoTime();
        Program.Ended ended = program.run(
                "provision", verb, "-f", manifest.toString(), "--profile-file", info.toString(), "--json");
        if (ended.code() != 0) {
            throw new IllegalStateException("provision " + verb + " ended with " + ended.code() + ": " + ended.err());
        }
        return millisSince(start);
    }

    private static Path manifest(Path folder) throws Exception {
        Path schema = Files.writeString(folder.resolve("value.json"), """
                {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
                 "properties": {"id": {"type": "integer"}}, "additionalProperties": false}
                """);
        StringBuilder yaml = new StringBuilder("""
                version: 1
                providerIntegration:
                  roleArn: arn:aws:iam::123456789012:role/tableflow
                glue: {}
                topics:
                """);
        for (int i = 0; i < TOPICS; i++) {
            yaml.append("  bench-").append(i).append(":\n    schema:\n      file: ").append(schema).append('\n');
        }
        return Files.writeString(folder.resolve("many.yaml"), yaml);
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static void print(PrintStream out, String what, long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        out.printf(Locale.ROOT, "%-40s %10d %d to %d%n",
                what, sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }
}
