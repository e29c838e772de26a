package tableflow.console.remote.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.service.port.FileHistory;

/// The past of files by the program `git`: what the newest commits of the branch that is checked out say of them. Only
/// reads, and runs nothing that a repository names.
public final class GitHistory implements FileHistory {

    private static final Logger LOG = LoggerFactory.getLogger(GitHistory.class);
    private static final int MOST_COMMITS = 200;
    private static final int MOST_BYTES = 64 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final @Nullable Path git;

    /// @param path the folders of programs, as of the variable PATH; empty for none
    public GitHistory(String path) {
        this.git = Programs.find("git", path).or(() -> Programs.find("git.exe", path)).orElse(null);
    }

    @Override
    public Past past(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (git == null || folder == null) {
            return Past.UNKNOWN;
        }
        String name = String.valueOf(file.getFileName());
        Optional<String> shallow = run(folder, "", "rev-parse", "--is-shallow-repository");
        Optional<String> commits = shallow.flatMap(any -> run(folder, "", "log", "--format=%H", "-n",
                Integer.toString(MOST_COMMITS), "--", name));
        if (commits.isEmpty()) {
            return Past.UNKNOWN;
        }
        List<String> ids = commits.get().lines().filter(id -> !id.isBlank()).toList();
        StringBuilder asked = new StringBuilder();
        ids.forEach(id -> asked.append(id).append(":./").append(name).append('\n'));
        Optional<String> answer = ids.isEmpty() || name.contains("\n") ? Optional.empty()
                : run(folder, asked.toString(), "cat-file", "--batch");
        boolean whole = shallow.get().strip().equals("false") && ids.size() < MOST_COMMITS && !ids.isEmpty()
                && answer.isPresent();
        return new Past(answer.map(GitHistory::texts).orElse(List.of()), whole);
    }

    /// `ID blob SIZE`, that many bytes and a line's end, for each; `... missing` for what was not there then.
    private static List<String> texts(String answer) {
        List<String> texts = new ArrayList<>();
        for (int at = 0; at < answer.length(); ) {
            int end = answer.indexOf('\n', at);
            if (end < 0) {
                break;
            }
            String[] words = answer.substring(at, end).split(" ");
            at = end + 1;
            if (words.length == 3 && words[1].equals("blob")) {
                int size = Integer.parseInt(words[2]);
                if (at + size > answer.length()) {
                    break;
                }
                byte[] bytes = answer.substring(at, at + size).getBytes(StandardCharsets.ISO_8859_1);
                texts.add(new String(bytes, StandardCharsets.UTF_8));
                at += size + 1;
            }
        }
        return texts;
    }

    /// What a command of git's says, a character for each byte; empty when it fails, or says too much.
    private Optional<String> run(Path folder, String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(String.valueOf(git), "-c", "core.fsmonitor=false",
                "-C", folder.toString(), "--no-optional-locks"));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("GIT_TERMINAL_PROMPT", "0");
            Process process = builder.start();
            try (InputStream out = process.getInputStream()) {
                // What is asked is far smaller than what a pipe holds; answers come while nobody writes any more.
                try (OutputStream in = process.getOutputStream()) {
                    in.write(input.getBytes(StandardCharsets.UTF_8));
                }
                ByteArrayOutputStream said = new ByteArrayOutputStream();
                said.writeBytes(out.readNBytes(MOST_BYTES));
                boolean ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                return ended && process.exitValue() == 0
                        ? Optional.of(said.toString(StandardCharsets.ISO_8859_1)) : Optional.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException failed) {
            LOG.debug("git does not tell the past of {}: {}", folder, failed.getMessage());
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
