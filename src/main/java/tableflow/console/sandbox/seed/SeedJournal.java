package tableflow.console.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.OwnerOnly;

/// Which seed a sandbox was started with, and which of its pieces are planted: so that each is planted once, also when
/// the sandbox was killed in between. A directory keeps its first seed. Thread-safe.
public final class SeedJournal {
    private final Path file;
    private final String seed;
    private final Instant begun;
    private final Set<String> planted = new LinkedHashSet<>();

    private SeedJournal(Path file, String seed, Instant begun) {
        this.file = file;
        this.seed = seed;
        this.begun = begun;
    }

    /// Reads the file, or begins one when it is missing.
    ///
    /// @param wanted text of the seed of a new sandbox
    /// @throws IOException when the file is damaged or cannot be written
    public static SeedJournal open(Path file, String wanted) throws IOException {
        if (!Files.exists(file)) {
            SeedJournal fresh = new SeedJournal(file, wanted, Instant.now().truncatedTo(ChronoUnit.SECONDS));
            fresh.write();
            return fresh;
        }
        try {
            JsonNode known = Json.parse(Files.readAllBytes(file));
            SeedJournal journal = new SeedJournal(file, known.path("seed").asText(),
                    Instant.parse(known.path("begun").asText()));
            known.path("planted").forEach(piece -> journal.planted.add(piece.asText()));
            return journal;
        } catch (BadJson | DateTimeException e) {
            throw new IOException("The seed's journal in " + file + " is damaged: " + e.getMessage(), e);
        }
    }

    /// Text of the seed that this sandbox was born with.
    public String seed() {
        return seed;
    }

    /// When the sandbox was born: what is planted with a past counts back from here, however often it is tried.
    public Instant begun() {
        return begun;
    }

    public synchronized boolean planted(String piece) {
        return planted.contains(piece);
    }

    /// Remembers that a piece is whole.
    ///
    /// @throws IOException when it cannot be kept: the piece will be planted again
    public synchronized void done(String piece) throws IOException {
        planted.add(piece);
        write();
    }

    private void write() throws IOException {
        ObjectNode root = Json.object().put("seed", seed).put("begun", begun.toString());
        ArrayNode pieces = root.putArray("planted");
        planted.forEach(pieces::add);
        OwnerOnly.write(file, Json.pretty(root));
    }
}
