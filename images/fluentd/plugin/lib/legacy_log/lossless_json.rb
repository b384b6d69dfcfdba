# frozen_string_literal: true

module LegacyLog
  # Whether a value is the same after it was JSON. Bytes that are no text, types of other programs, keys that are no
  # text and numbers without a value are not.
  module LosslessJson
    DEPTH = 50

    module_function

    def possible?(value, depth = DEPTH)
      case value
      when String then text?(value)
      when Integer, true, false, nil then true
      when Float then value.finite?
      when Array then depth.positive? && value.all? { |one| possible?(one, depth - 1) }
      when Hash then depth.positive? && value.all? { |key, one| key?(key) && possible?(one, depth - 1) }
      else false
      end
    end

    def key?(key) = key.is_a?(String) && text?(key)

    def text?(value) = value.ascii_only? || (value.encoding == Encoding::UTF_8 && value.valid_encoding?)
  end
end
