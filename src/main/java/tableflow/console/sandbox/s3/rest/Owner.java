package tableflow.console.sandbox.s3.rest;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import tableflow.console.sandbox.aws.Xml;

/// How S3 names an account: by its canonical user id, 64 hexadecimal digits that say nothing.
final class Owner {
    private Owner() {}

    static String id(String account) {
        return HexFormat.of().formatHex(Digests.of("SHA-256",
                ("canonical user of " + account).getBytes(StandardCharsets.UTF_8)));
    }

    static void write(Xml xml, String element, String account) {
        xml.start(element).put("ID", id(account)).end();
    }
}
