package tableflow.console.service.doctor;

import tableflow.console.domain.lake.S3Uri;

/// Places in S3 as settings and entries name them.
final class Places {

    private Places() {}

    /// @param mode what it means when `text` is none
    static S3Uri parse(String mode, String text) throws Check.Broken {
        try {
            return S3Uri.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new Check.Broken(mode, text + " is no place in S3.");
        }
    }
}
