package tableflow.console.service.port;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.change.ChangeRequest.ChangeTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.DeleteCatalogIntegration;
import tableflow.console.domain.change.ChangeRequest.DeleteTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.NewGlueIntegration;
import tableflow.console.domain.change.ChangeRequest.NewTableflowTopic;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.CloudProvider;
import tableflow.console.domain.confluent.TableflowRegion;
import tableflow.console.domain.confluent.TableflowTopic;

/// The Tableflow API, opened by a Tableflow API key.
public interface Tableflow {

    /// The regions where Tableflow is offered; also the probe whether a new Tableflow key is usable.
    List<TableflowRegion> regions(CloudProvider cloud);

    List<TableflowTopic> topics(String environmentId, String clusterId);

    Optional<TableflowTopic> topic(String environmentId, String clusterId, String name);

    /// Enables Tableflow. Right after the Kafka topic was made the service answers NOT_FOUND for a while.
    TableflowTopic create(NewTableflowTopic request);

    TableflowTopic change(ChangeTableflowTopic request);

    void delete(DeleteTableflowTopic request);

    List<CatalogIntegration> catalogIntegrations(String environmentId, String clusterId);

    CatalogIntegration create(NewGlueIntegration request);

    void delete(DeleteCatalogIntegration request);
}
