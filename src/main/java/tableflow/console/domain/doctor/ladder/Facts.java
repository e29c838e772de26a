package tableflow.console.domain.doctor.ladder;

import java.util.List;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;

/// Facts that rungs build on which are not their own. A rung's own facts stand with its checks.
public final class Facts {

    /// What is examined; known from the start.
    public static final Fact<Subject> SUBJECT = Fact.of("subject");

    /// The topics that Tableflow has in the cluster. Found out at rung TABLEFLOW.
    public static final Fact<List<TableflowTopic>> TABLEFLOW_TOPICS = Fact.of("Tableflow topics");

    /// The Tableflow topic of the subject; not asked for when none is named. Found out at rung TABLEFLOW.
    public static final Fact<TableflowTopic> TABLEFLOW_TOPIC = Fact.of("Tableflow topic");

    /// The cluster's catalog integrations. Found out at rung TABLEFLOW.
    public static final Fact<List<CatalogIntegration>> CATALOG_INTEGRATIONS = Fact.of("catalog integrations");

    /// The integration with the role that writes to the bucket. Found out at rung INTEGRATION.
    public static final Fact<ProviderIntegration> STORAGE_INTEGRATION = Fact.of("storage integration");

    /// The integration with the role that writes to Glue, often the same. Found out at rung INTEGRATION.
    public static final Fact<ProviderIntegration> CATALOG_ROLE_INTEGRATION = Fact.of("catalog's provider integration");

    /// Who AWS says that the operator is. Found out at rung IDENTITY.
    public static final Fact<Caller> CALLER = Fact.of("AWS identity");

    /// The bucket of the tables: the topic's, else the profile's. Found out at rung BUCKET without a call.
    public static final Fact<String> BUCKET = Fact.of("name of the bucket");

    /// The root of the topic's table. Found out at rung TABLEFLOW.
    public static final Fact<S3Uri> TABLE_ROOT = Fact.of("path of the table");

    /// The Glue database that the cluster's tables are in. Found out at rung GLUE without a call.
    public static final Fact<String> DATABASE = Fact.of("name of the Glue database");

    /// Glue's entry of the table. Found out at rung GLUE.
    public static final Fact<CatalogTable> TABLE = Fact.of("Glue table");

    private Facts() {}

    /// An AWS identity.
    ///
    /// @param account twelve digits
    /// @param arn as STS tells it: without the path of a role
    public record Caller(String account, String arn) {}
}
