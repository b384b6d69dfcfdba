# frozen_string_literal: true

require_relative '../dated_name'

module LegacyLog
  module Files
    # One growing file, of the exact name that the batch knows.
    class Append
      def initialize(settings, zone)
        @folder = settings.path
        @name = DatedName.new(settings.file, zone)
      end

      def name(seconds) = @name.at(seconds)
    end
  end
end
