package io.fairlead.connector.account;

import io.fairlead.connector.engine.auth.Account;
import io.fairlead.connector.engine.manifest.Connector;

/** An integration with its credentials opened, for as long as a call lasts. */
public record OpenedAccount(Account account, Connector connector) {}
