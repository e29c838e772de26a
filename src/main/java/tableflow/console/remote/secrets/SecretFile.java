package tableflow.console.remote.secrets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Place;
import tableflow.console.domain.Problem;
import tableflow.console.service.support.Fields;
import tableflow.console.service.support.LocatedJson;

/// The outside of an encrypted file of secrets, version 1: what is needed to open it, and the sealed content.
///
/// A JSON document: `kdf` (name, iterations, salt), `check` (tells a wrong passphrase), `nonce`, `sealed`, and
/// `digest`, a SHA-256 over all of these that tells damage from a wrong passphrase. Binary parts are Base64.
///
/// @param iterations of PBKDF2-HMAC-SHA-512
/// @param salt 32 random bytes in Base64, as are the parts after it, new with each passphrase
/// @param check 32 bytes derived from the passphrase, apart from the key
/// @param nonce 12 random bytes, new with each writing
/// @param sealed the content under AES-256-GCM with its 16-byte tag; [#header()] is authenticated with it
record SecretFile(int iterations, String salt, String check, String nonce, String sealed) {

    static final String KDF = "PBKDF2WithHmacSHA512";

    private static final int VERSION = 1;

    /// A tampered file must not keep the machine busy for hours.
    private static final int MOST_ITERATIONS = 10_000_000;

    /// What the content is bound to: no part of it can be exchanged without notice.
    byte[] header() {
        return ("tableflow-console-secrets/" + VERSION + "/" + KDF + "/" + iterations + "/" + salt + "/" + check)
                .getBytes(StandardCharsets.US_ASCII);
    }

    String write() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("version", VERSION);
        document.put("about", "Secrets of Tableflow Console under a passphrase: AES-256-GCM");
        document.set("kdf", JsonNodeFactory.instance.objectNode()
                .put("name", KDF)
                .put("iterations", iterations)
                .put("salt", salt));
        document.put("check", check);
        document.put("nonce", nonce);
        document.put("sealed", sealed);
        document.put("digest", digest());
        return document.toPrettyString() + "\n";
    }

    /// Reads what [#write()] wrote.
    ///
    /// @throws BadInput for anything else: damage, or a newer version
    static SecretFile read(String file, byte[] content) {
        LocatedJson document = LocatedJson.parse(file, content);
        List<Problem> problems = new ArrayList<>();
        Fields fields = Fields.of(document, problems);
        fields.requireVersion(VERSION);
        Fields kdf = fields.object("kdf");
        int iterations = document.root().path("kdf").path("iterations").asInt();
        if (kdf != null && (!KDF.equals(kdf.text("name")) || iterations <= 0 || iterations > MOST_ITERATIONS)) {
            fields.problem("kdf", "is none that this console knows");
        }
        SecretFile read = new SecretFile(
                iterations,
                base64(kdf == null ? fields : kdf, "salt"),
                base64(fields, "check"),
                base64(fields, "nonce"),
                base64(fields, "sealed"));
        String digest = fields.text("digest");
        if (problems.isEmpty() && !read.digest().equals(digest)) {
            throw BadInput.of(BadInput.Reason.INVALID, Place.file(file), "its digest does not fit: it is damaged");
        }
        if (!problems.isEmpty()) {
            throw new BadInput(BadInput.Reason.INVALID, problems);
        }
        return read;
    }

    private static String base64(Fields fields, String name) {
        String text = fields.optionalSecret(name);
        try {
            if (text == null || Base64.getDecoder().decode(text).length == 0) {
                fields.problem(name, "is missing");
            }
        } catch (IllegalArgumentException notBase64) {
            fields.problem(name, "is not Base64");
        }
        return text == null ? "" : text;
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(header());
            digest.update(("/" + nonce + "/" + sealed).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
