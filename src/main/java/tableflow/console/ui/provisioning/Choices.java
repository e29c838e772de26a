package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.confluent.ServiceAccount;
import tableflow.console.ui.work.Work;

/// What exists and may be reused. Each list is read by itself, so that one that is forbidden hides no other.
final class Choices {

    final Choice<KafkaCluster> clusters;
    final Choice<ServiceAccount> accounts;
    final Choice<ProviderIntegration> integrations;
    final Choice<CatalogIntegration> catalogs;

    Choices(Work work, ChoiceSources sources) {
        clusters = new Choice<>(work, text("provisioning.job.clusters"), sources.clusters());
        accounts = new Choice<>(work, text("provisioning.job.accounts"), sources.accounts());
        integrations = new Choice<>(work, text("provisioning.job.integrations"), sources.integrations());
        catalogs = new Choice<>(work, text("provisioning.job.catalogs"), sources.catalogs());
    }

    void load() {
        clusters.load();
        accounts.load();
        integrations.load();
        catalogs.load();
    }

    void close() {
        clusters.close();
        accounts.close();
        integrations.close();
        catalogs.close();
    }
}
