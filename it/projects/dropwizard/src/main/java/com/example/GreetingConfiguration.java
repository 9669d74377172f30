package com.example;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;

/** What config.yml says beside what all applications have there. */
public class GreetingConfiguration extends Configuration {
    @JsonProperty
    public String greeting = "no config.yml";
}
