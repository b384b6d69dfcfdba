# frozen_string_literal: true

module LegacyLog
  # A record is not a line of its stream. `reason` is one of the words of the quarantine, `detail` says it to a person
  # without repeating what the record holds.
  class Refused < StandardError
    attr_reader :reason, :detail

    def initialize(reason, detail)
      @reason = reason
      @detail = detail
      super("#{reason}: #{detail}")
    end

    # A refusal is an answer and no fault: nobody reads where it was raised, and finding that out costs more than
    # everything else that a bad record costs.
    def backtrace = []
  end
end
