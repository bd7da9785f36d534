package io.passeur.http.service;

import io.passeur.balance.StrategyRegistry;
import io.passeur.http.service.WeightedBalancer.Child;
import io.passeur.http.service.WeightedBalancer.WeightedPlan;
import io.passeur.spec.ServiceType;
import io.passeur.spec.WeightedSpec;
import io.passeur.spec.WeightedSpec.WeightedServiceSpec;
import io.passeur.spi.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles weighted services. */
final class WeightedCompiler implements ServiceKind<WeightedSpec> {

    @Override
    public ServiceType<WeightedSpec> type() {
        return ServiceType.WEIGHTED;
    }

    @Override
    public LiveService compile(String name, WeightedSpec spec, ServiceScope scope, @Nullable LiveService previous) {
        WeightedPlan plan = new WeightedPlan(name, spec, children(spec, scope));
        if (spec.healthCheck() != null) {
            plan.children().forEach(child -> checkHealth(child, name));
        }
        if (previous instanceof WeightedBalancer old && old.plan().equals(plan) && old.retain()) {
            return old;
        }
        return new WeightedBalancer(plan, StrategyRegistry.ROUND_ROBIN, StickyCookie.of(spec.sticky(), name));
    }

    private static List<Child> children(WeightedSpec spec, ServiceScope scope) {
        List<Child> children = new ArrayList<>();
        for (WeightedServiceSpec written : spec.services()) {
            children.add(new Child(
                    written.name(), written.weight(), scope.service(written.name()), spec.healthCheck() != null));
        }
        return List.copyOf(children);
    }

    private static void checkHealth(Child child, String name) {
        if (child.service() instanceof InternalService) {
            throw new ConfigurationException(
                    "child service %s of %s not a healthcheck.StatusUpdater".formatted(child.name(), name));
        }
        if (!child.service().checksHealth()) {
            String kind = child.service() instanceof WeightedBalancer ? "WRR" : "loadbalancer";
            throw new ConfigurationException(
                    "cannot register %s as updater for %s: healthCheck not enabled in config for this %s service"
                            .formatted(child.name(), name, kind));
        }
    }
}
