# frozen_string_literal: true

require 'time'
require 'fluent/timezone'
require 'time'
require 'fluent/config/error'

module LegacyLog
  # The zone that the files' names are made in, whatever the container's is.
  class Zone
    def initialize(name)
      raise Fluent::ConfigError, "timezone: \"#{name}\" is neither like +09:00 nor like Asia/Tokyo" unless Fluent::Timezone.validate(name)

      @offset = Fluent::Timezone.utc_offset(name)
    end

    def local(seconds)
      time = Time.at(seconds)
      time.localtime(@offset.respond_to?(:call) ? @offset.call(time) : @offset)
    end

    def text(seconds, pattern) = local(seconds).strftime(pattern)
  end
end
