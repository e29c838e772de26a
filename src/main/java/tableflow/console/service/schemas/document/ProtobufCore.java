package tableflow.console.service.schemas.document;

import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.ProtoFile;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The files that every registry knows and Wire brings. Wire's own loader opens every jar of the class path to find
/// them, which takes longer than a command does, and reads them anew for each schema.
final class ProtobufCore {

    private static final Set<String> NAMES = Set.of("google/protobuf/any.proto", "google/protobuf/descriptor.proto",
            "google/protobuf/duration.proto", "google/protobuf/empty.proto", "google/protobuf/struct.proto",
            "google/protobuf/timestamp.proto", "google/protobuf/wrappers.proto", "wire/extensions.proto");
    /// They never change.
    private static final Map<String, ProtoFileElement> READ = new ConcurrentHashMap<>();

    private ProtobufCore() {}

    /// A file for a linker, which writes into it; an empty one when it is none of these.
    static ProtoFile load(String name) {
        return ProtoFile.Companion.get(NAMES.contains(name)
                ? READ.computeIfAbsent(name, ProtobufCore::read) : ProtoFileElement.empty(name));
    }

    private static ProtoFileElement read(String name) {
        try (InputStream in = ProtoParser.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException("Wire does not bring " + name);
            }
            return ProtoParser.Companion.parse(
                    Location.get(name), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
