# frozen_string_literal: true

Gem::Specification.new do |spec|
  spec.name = 'fluent-plugin-legacy-log'
  spec.version = '0.0.0'
  spec.summary = 'Lines sent to Fluentd become the files that a batch on a server used to read: each once, none lost.'
  spec.authors = ['legacy-log-ecs']
  spec.license = 'MIT'
  spec.required_ruby_version = '>= 3.1'
  spec.files = Dir['lib/**/*.rb', 'bin/*', 'README.md']
  spec.bindir = 'bin'
  spec.executables = ['legacy-log']
  spec.require_paths = ['lib']
  spec.add_dependency 'fluentd', '>= 1.18', '< 2'
  spec.metadata = { 'rubygems_mfa_required' => 'true' }
end
