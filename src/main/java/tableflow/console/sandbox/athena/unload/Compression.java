package tableflow.console.sandbox.athena.unload;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import io.airlift.compress.bzip2.BZip2HadoopStreams;
import io.airlift.compress.lz4.Lz4HadoopStreams;
import io.airlift.compress.snappy.SnappyHadoopStreams;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/// Compresses text as Hadoop's readers expect it: LZ4 and Snappy in its blocks.
final class Compression {
    private Compression() {}

    static OutputStream of(Options options, OutputStream to) throws IOException {
        return switch (options.compression()) {
            case "GZIP" -> new GZIPOutputStream(to);
            case "DEFLATE" -> new DeflaterOutputStream(to);
            case "BZIP2" -> new BZip2HadoopStreams().createOutputStream(to);
            case "SNAPPY" -> new SnappyHadoopStreams().createOutputStream(to);
            case "LZ4" -> new Lz4HadoopStreams().createOutputStream(to);
            case "ZSTD" -> new ZstdOutputStream(to, options.level().orElse(Zstd.defaultCompressionLevel()));
            default -> to;
        };
    }
}
