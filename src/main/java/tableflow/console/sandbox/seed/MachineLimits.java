package tableflow.console.sandbox.seed;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the operating system grants this process. A broker without files or maps left breaks in the midst of its work,
/// so a load is cut down to what fits before anything is made.
///
/// @param openFiles most files at a time
/// @param maps most memory maps at a time
public record MachineLimits(long openFiles, long maps) {
    private static final int FILES_BESIDES = 2_000;
    private static final int MAPS_BESIDES = 3_000;
    private static final int MAPS_OF_A_PARTITION = 2;
    private static final Path LINUX_MAPS = Path.of("/proc/sys/vm/max_map_count");

    /// The limits here; where the system does not tell one, there is none.
    public static MachineLimits here() throws IOException {
        long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
        return new MachineLimits(files, Files.isReadable(LINUX_MAPS) ? number(LINUX_MAPS) : Long.MAX_VALUE);
    }

    /// The kernel gives such a file out in one piece only: what is read byte by byte ends after the first.
    private static long number(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] digits = new byte[32];
            int size = in.read(digits);
            return Long.parseLong(new String(digits, 0, Math.max(0, size), StandardCharsets.US_ASCII).strip());
        } catch (NumberFormatException e) {
            throw new IOException(file + " does not hold a number", e);
        }
    }

    /// How many partitions the broker bears: it holds one file open and two indexes mapped for each.
    public long partitions() {
        return Math.max(0, Math.min(openFiles - FILES_BESIDES, (maps - MAPS_BESIDES) / MAPS_OF_A_PARTITION));
    }
}
