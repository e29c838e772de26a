package tableflow.console.service.schemas.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Place;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.support.AtomicFiles;

/// The content of a file, to the byte, and the text of it for an editor. What an editor does not know survives a
/// change: the byte order mark, how each line ends, and whether the last one does.
public final class FileText {

    /// Larger files are no schemas.
    public static final long MOST_BYTES = 8L << 20;
    private static final String MARK = "\ufeff";

    private final byte[] content;
    private final boolean mark;
    private final List<String> lines;
    private final List<String> ends;

    private FileText(byte[] content, String decoded) {
        this.content = content;
        this.mark = decoded.startsWith(MARK);
        this.lines = new ArrayList<>();
        this.ends = new ArrayList<>();
        split(mark ? decoded.substring(1) : decoded, lines, ends);
    }

    /// @throws BadInput when the bytes are no UTF-8: an editor would lose them
    static FileText of(byte[] content, String name) {
        try {
            return new FileText(
                    content, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException strange) {
            throw BadInput.of(BadInput.Reason.UNREADABLE, Place.file(name), "is not in UTF-8");
        }
    }

    /// Reads a file.
    ///
    /// @throws BadInput when it is not in UTF-8, or too large
    /// @throws tableflow.console.domain.RemoteFailure when it cannot be read
    public static FileText read(Path file) {
        return find(file).orElseThrow(() -> LocalFailures.of("read", file, new NoSuchFileException(file.toString())));
    }

    /// Reads a file that need not be there.
    public static Optional<FileText> find(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw BadInput.of(BadInput.Reason.UNREADABLE, Place.file(file.toString()),
                        "is larger than " + (MOST_BYTES >> 20) + " MiB");
            }
            return Optional.of(of(Files.readAllBytes(file), file.toString()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException failed) {
            throw LocalFailures.of("read", file, failed);
        }
    }

    private static void split(String text, List<String> lines, List<String> ends) {
        int from = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
            boolean carriage = at > from && text.charAt(at - 1) == '\r';
            lines.add(text.substring(from, carriage ? at - 1 : at));
            ends.add(carriage ? "\r\n" : "\n");
            from = at + 1;
        }
        lines.add(text.substring(from));
        ends.add("");
    }

    /// For an editor: without a byte order mark, every line but the last ended by one `\n`.
    public String text() {
        return String.join("\n", lines);
    }

    /// The bytes of the file for a text that an editor gave back. Lines that are as they were end as they did; new ones
    /// end as most do. The end of the last line stays as it was.
    public byte[] with(String edited) {
        if (edited.equals(text())) {
            return content.clone();
        }
        List<String> now = new ArrayList<>();
        split(edited, now, new ArrayList<>());
        trimEnd(now);
        int same = 0;
        while (same < Math.min(now.size(), lines.size()) && now.get(same).equals(lines.get(same))) {
            same++;
        }
        int tail = 0;
        while (tail < Math.min(now.size(), lines.size()) - same
                && now.get(now.size() - 1 - tail).equals(lines.get(lines.size() - 1 - tail))) {
            tail++;
        }
        String usual = usualEnd();
        StringBuilder text = new StringBuilder(mark ? MARK : "");
        for (int i = 0; i < now.size(); i++) {
            int before = i < same ? i : i >= now.size() - tail ? i - now.size() + lines.size() : -1;
            String end = before < 0 || ends.get(before).isEmpty() ? usual : ends.get(before);
            text.append(now.get(i)).append(i == now.size() - 1 ? "" : end);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// As many empty lines at the end as the file has: none where its last line is not ended.
    private void trimEnd(List<String> now) {
        if (lines.size() == 1 && lines.getFirst().isEmpty()) {
            return;
        }
        while (now.size() > 1 && now.getLast().isEmpty()) {
            now.removeLast();
        }
        for (int i = lines.size() - 1; i > 0 && lines.get(i).isEmpty() && !now.equals(List.of("")); i--) {
            now.add("");
        }
    }

    private String usualEnd() {
        long carriage = ends.stream().filter("\r\n"::equals).count();
        return carriage * 2 > ends.size() - 1 ? "\r\n" : "\n";
    }

    /// Writes a new file, with the folders that it needs.
    ///
    /// @return what it holds
    /// @throws BadInput when there is such a file
    /// @throws tableflow.console.domain.RemoteFailure when it cannot be written
    public static FileText create(Path file, String text) {
        byte[] now = text.getBytes(StandardCharsets.UTF_8);
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            // Whoever makes it at the same moment is not written over.
            Files.write(file, now, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            throw BadInput.of(BadInput.Reason.INVALID, Place.file(file.toString()), "is there already");
        } catch (IOException failed) {
            throw LocalFailures.of("save", file, failed);
        }
        return of(now, file.toString());
    }

    /// As they stand in the file.
    byte[] bytes() {
        return content.clone();
    }

    /// In bytes.
    public long size() {
        return content.length;
    }

    /// Replaces a file as a whole, whatever it holds; who may read it stays.
    public static void overwrite(Path file, byte[] now) {
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                // A new file is for whom the system's own rule says; what it holds comes as a whole.
                Files.createFile(file);
            }
            Set<PosixFilePermission> who = Files.getFileStore(file).supportsFileAttributeView("posix")
                    ? Files.getPosixFilePermissions(file) : Set.of();
            AtomicFiles.write(file, now);
            if (!who.isEmpty()) {
                Files.setPosixFilePermissions(file, who);
            }
        } catch (IOException failed) {
            throw LocalFailures.of("save", file, failed);
        }
    }

    /// Whether both are the same to the byte.
    public boolean sameAs(FileText other) {
        return Arrays.equals(content, other.content);
    }
}
