package tableflow.console.service.port;

/// Opens AWS's services for one profile. What is opened is closed by who opened it.
///
/// Each may throw a [tableflow.console.domain.RemoteFailure] when the profile has no AWS part or its credentials are
/// not to be had.
public interface AwsConnector {

    Athena athena();

    Workgroups workgroups();

    SavedQueries savedQueries();

    /// The account's own catalog in Glue.
    Catalog catalog();

    /// A data catalog as Athena tells it; asks Athena, not Glue.
    ///
    /// @param dataCatalog its name in Athena
    Catalog catalog(String dataCatalog);

    CatalogDetails catalogDetails();

    ObjectStorage storage();

    /// Listings, for scans.
    ObjectPages objectPages();

    Buckets buckets();

    BucketSettings bucketSettings();

    Identity identity();

    BucketMetrics bucketMetrics();

    Roles roles();

    EncryptionKeys encryptionKeys();

    LakeFormation lakeFormation();

    /// The same services, with `listener` told of every call, those that were answered as wished too.
    AwsConnector listening(CallListener listener);
}
