# frozen_string_literal: true

require 'fluent/config/error'

module LegacyLog
  # Settings of Fluentd's own with which something acknowledged could be lost, or written twice.
  module SettingsCheck
    module_function

    def before(conf)
      refuse '<secondary>: a chunk that went there would be taken for written' if conf.elements(name: 'secondary').any?
      keys = conf.elements(name: 'buffer').map(&:arg).reject(&:empty?)
      refuse "<buffer #{keys.first}>: packets are kept as they came, so they have no keys" if keys.any?
    end

    def after(buffer_config, buffer, workers)
      refuse "flush_thread_count #{buffer_config.flush_thread_count}: chunks are committed one after another, so it is 1" if buffer_config.flush_thread_count != 1
      refuse 'retry_forever false: chunks would be thrown away at the limit' unless buffer_config.retry_forever
      action = buffer_config.overflow_action
      refuse "overflow_action #{action}: only with throw_exception a sender keeps what there is no room for" if action != :throw_exception
      refuse "workers #{workers}: one process writes the files" if workers != 1
      refuse "<buffer> @type: what is acknowledged has to outlive the process, so it is file" unless buffer.persistent?
      refuse "<buffer> compress: packets are kept as they came" if buffer.compress != :text
    end

    def refuse(words) = raise(Fluent::ConfigError, words)
  end
end
