# frozen_string_literal: true

require_relative '../dated_name'

module LegacyLog
  module Files
    # A file for each chunk and day: hidden until it is complete, and never changed afterwards.
    class Whole
      def initialize(settings, zone)
        @folder = settings.path
        pattern = DatedName.dated?(settings.file) ? settings.file : "#{settings.file}.%Y%m%d"
        @name = DatedName.new(pattern, zone)
      end

      def name(seconds) = @name.at(seconds)
    end
  end
end
