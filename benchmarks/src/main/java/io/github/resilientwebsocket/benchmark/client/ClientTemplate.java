/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.resilientwebsocket.benchmark.client;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Arrays;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ResilientWebSocketClient;

/**
 * The settings that properties gave to one client, for any number of others: ten thousand
 * of them in a property file would measure Boot's binder. By reflection, so that a
 * property which comes later needs no change here.
 */
final class ClientTemplate {

	private final ClientSettings settings;

	/**
	 * Create a template.
	 * @param client a configured client
	 */
	ClientTemplate(ResilientWebSocketClient client) {
		try {
			Method method = client.getClass().getDeclaredMethod("getSettings");
			method.setAccessible(true);
			this.settings = (ClientSettings) method.invoke(client);
		}
		catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalStateException("The settings of a client are out of reach", ex);
		}
	}

	/**
	 * Return the settings for another server.
	 * @param uri the server
	 * @return the settings, all others the same
	 */
	ClientSettings settings(URI uri) {
		RecordComponent[] components = ClientSettings.class.getRecordComponents();
		Object[] values = new Object[components.length];
		try {
			for (int i = 0; i < components.length; i++) {
				values[i] = components[i].getName().equals("uri") ? uri
						: components[i].getAccessor().invoke(this.settings);
			}
			Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
			Constructor<ClientSettings> constructor = ClientSettings.class.getDeclaredConstructor(types);
			return constructor.newInstance(values);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("Settings cannot be copied", ex);
		}
	}

}
