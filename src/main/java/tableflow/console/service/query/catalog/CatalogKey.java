package tableflow.console.service.query.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tableflow.console.domain.query.DataCatalog;

/// Which catalog of a profile it is.
///
/// @param account the AWS account; empty while it is not known
/// @param catalog the data catalog's name in Athena
public record CatalogKey(String region, String account, String catalog) {

    /// Of the account's own catalog in Glue.
    public CatalogKey(String region, String account) {
        this(region, account, DataCatalog.GLUE);
    }

    /// A name for a file: two keys never share one.
    String fileName() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((region + "\n" + account
                                    + (DataCatalog.isGlue(catalog) ? "" : "\n" + catalog))
                            .getBytes(StandardCharsets.UTF_8));
            return "catalog-" + HexFormat.of().formatHex(hash, 0, 12) + ".bin";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
