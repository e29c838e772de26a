package tableflow.console.domain.aws;

import org.jspecify.annotations.Nullable;

/// How Glue encrypts the catalog itself.
///
/// @param mode open: `DISABLED`, `SSE-KMS`, `SSE-KMS-WITH-SERVICE-ROLE`
/// @param kmsKey absent when it is off
public record CatalogEncryption(String mode, @Nullable String kmsKey) {

    public boolean byKms() {
        return !mode.equals("DISABLED");
    }
}
