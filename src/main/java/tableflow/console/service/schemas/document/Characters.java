package tableflow.console.service.schemas.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// The characters of a file.
///
/// @param text with U+FFFD in the place of what is none
/// @param strange the first character that is none in UTF-8, or -1
record Characters(String text, int strange) {

    static Characters of(byte[] content) {
        CharBuffer decoded = CharBuffer.allocate(content.length + 1);
        CoderResult end = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content), decoded, true);
        return new Characters(new String(content, StandardCharsets.UTF_8),
                end.isError() ? decoded.position() : -1);
    }
}
