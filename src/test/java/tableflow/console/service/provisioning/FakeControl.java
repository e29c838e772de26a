package tableflow.console.service.provisioning;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.change.ChangeRequest.DeleteApiKey;
import tableflow.console.domain.change.ChangeRequest.DeleteProviderIntegration;
import tableflow.console.domain.change.ChangeRequest.DeleteRoleBinding;
import tableflow.console.domain.change.ChangeRequest.DeleteServiceAccount;
import tableflow.console.domain.change.ChangeRequest.NewApiKey;
import tableflow.console.domain.change.ChangeRequest.NewProviderIntegration;
import tableflow.console.domain.change.ChangeRequest.NewRoleBinding;
import tableflow.console.domain.change.ChangeRequest.NewServiceAccount;
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.confluent.CloudProvider;
import tableflow.console.domain.confluent.ClusterPhase;
import tableflow.console.domain.confluent.CreatedApiKey;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.confluent.Quota;
import tableflow.console.domain.confluent.RegistryCluster;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.confluent.ServiceAccount;
import tableflow.console.service.port.ControlPlane;
import tableflow.console.service.support.Waiter;

/// The control plane of [World].
record FakeControl(World world, Waiter clock) implements ControlPlane {

    @Override
    public List<Environment> environments() {
        return world.read("environments", () -> List.of(new Environment("env-1", "dev",
                "crn://confluent.cloud/organization=o/environment=env-1")));
    }

    @Override
    public List<KafkaCluster> kafkaClusters(String environmentId) {
        return world.read("kafkaClusters", () -> List.of(new KafkaCluster("lkc-1", "main", "env-1",
                Open.of(CloudProvider.class, world.cloud), world.region, "Standard", Open.of(ClusterPhase.PROVISIONED),
                List.of(new KafkaCluster.Endpoint("PUBLIC", "b:9092", URI.create("http://kafka"), "PUBLIC")))));
    }

    @Override
    public List<RegistryCluster> registryClusters(String environmentId) {
        return world.read("registryClusters", () -> List.of(new RegistryCluster("lsrc-1", "sr",
                URI.create("http://registry"), Open.of(ClusterPhase.PROVISIONED), "us-east-1")));
    }

    @Override
    public List<ServiceAccount> serviceAccounts() {
        return world.read("serviceAccounts", () -> List.copyOf(world.accounts.values()));
    }

    @Override
    public ServiceAccount create(NewServiceAccount request) {
        return world.effect("create account", () -> {
            if (world.accounts.values().stream().anyMatch(it -> it.displayName().equals(request.displayName()))) {
                throw World.failure(Kind.CONFLICT, 409);
            }
            ServiceAccount made = new ServiceAccount(
                    world.id("sa-"), request.displayName(), request.description(), clock.now());
            world.accounts.put(made.id(), made);
            return made;
        });
    }

    @Override
    public void delete(DeleteServiceAccount request) {
        world.effect("delete account", () -> String.valueOf(world.accounts.remove(request.id())));
    }

    @Override
    public List<RoleBinding> roleBindings(String crnPattern, @Nullable String principal) {
        return world.read("roleBindings", () -> world.roles.values().stream()
                .filter(it -> crnPattern.endsWith("*")
                        ? it.crnPattern().startsWith(crnPattern.substring(0, crnPattern.length() - 1))
                        : it.crnPattern().equals(crnPattern))
                .filter(it -> it.principal().equals(principal))
                .toList());
    }

    @Override
    public RoleBinding create(NewRoleBinding request) {
        return world.effect("create role", () -> {
            RoleBinding made =
                    new RoleBinding(world.id("rb-"), request.principal(), request.roleName(),
                            request.crnPattern(), clock.now());
            world.roles.put(made.id(), made);
            return made;
        });
    }

    @Override
    public void delete(DeleteRoleBinding request) {
        world.effect("delete role", () -> String.valueOf(world.roles.remove(request.id())));
    }

    @Override
    public List<ApiKeyInfo> apiKeys(@Nullable String ownerId, @Nullable String resourceId) {
        return world.read("apiKeys", () -> world.keys.values().stream()
                .filter(it -> ownerId == null || it.ownerId().equals(ownerId))
                .filter(it -> resourceId == null || it.resourceId().equals(resourceId))
                .toList());
    }

    @Override
    public Optional<ApiKeyInfo> apiKey(String id) {
        return world.read("apiKey", () -> Optional.ofNullable(world.keys.get(id)));
    }

    @Override
    public CreatedApiKey create(NewApiKey request) {
        return world.effect("create key", () -> {
            String id = world.id("KEY");
            String resource = request.resourceId() == null ? "tableflow" : request.resourceId();
            ApiKeyInfo info = new ApiKeyInfo(id, request.displayName(), request.description(), request.ownerId(),
                    request.purpose(), resource, clock.now());
            world.keys.put(id, info);
            world.secrets.put(id, "cflt-" + id);
            world.notYet.put(id, 2);
            return new CreatedApiKey(info, new ApiKey(id, new Secret("cflt-" + id)));
        });
    }

    @Override
    public void delete(DeleteApiKey request) {
        world.effect("delete key", () -> String.valueOf(world.keys.remove(request.id())));
    }

    @Override
    public List<ProviderIntegration> providerIntegrations(String environmentId) {
        return world.read("integrations", () -> List.copyOf(world.integrations.values()));
    }

    @Override
    public ProviderIntegration create(NewProviderIntegration request) {
        return world.effect("create integration", () -> {
            if (world.integrations.values().stream()
                    .anyMatch(it -> it.customerRoleArn().equals(request.customerRoleArn()))) {
                throw World.failure(Kind.CONFLICT, 409);
            }
            ProviderIntegration made = new ProviderIntegration(world.id("cspi-"), request.displayName(),
                    request.environmentId(), request.customerRoleArn(), "arn:aws:iam::1:role/confluent", "ext",
                    List.of());
            world.integrations.put(made.id(), made);
            return made;
        });
    }

    @Override
    public void delete(DeleteProviderIntegration request) {
        world.effect("delete integration", () -> String.valueOf(world.integrations.remove(request.id())));
    }

    @Override
    public List<Quota> quotas(String scope, @Nullable String environmentId) {
        return world.read("quotas", () -> List.copyOf(world.quotas));
    }
}
